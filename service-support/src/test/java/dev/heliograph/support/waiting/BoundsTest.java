package dev.heliograph.support.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundsTest {
  private static final Duration SHORT = Duration.ofMillis(120);

  @Test
  void passedBoundIsToldOnceAndNeverEarly() throws InterruptedException {
    var told = new AtomicInteger();
    var later = new CountDownLatch(1);
    try (var bounds = new Bounds("bounds-test")) {
      long begun = System.nanoTime();
      var first = new CountDownLatch(1);
      var _ =
          bounds.in(
              SHORT,
              () -> {
                told.incrementAndGet();
                first.countDown();
              });
      assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(SHORT.toNanos());
      var _ = bounds.in(SHORT, later::countDown); // some looks later
      assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(told).hasValue(1);
  }

  @Test
  void waitThatIsOverIsNotTold() throws InterruptedException {
    var told = new AtomicInteger();
    var later = new CountDownLatch(1);
    try (var bounds = new Bounds("bounds-test")) {
      bounds.in(SHORT, told::incrementAndGet).close();
      var _ = bounds.in(SHORT.multipliedBy(2), later::countDown);
      assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(told).hasValue(0);
  }

  @Test
  void oneThatCannotBeToldDoesNotHoldUpTheOthers() throws InterruptedException {
    var later = new CountDownLatch(1);
    try (var bounds = new Bounds("bounds-test")) {
      var _ =
          bounds.in(
              Duration.ZERO,
              () -> {
                throw new AssertionError("cannot be told");
              });
      var _ = bounds.in(SHORT, later::countDown);
      assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
