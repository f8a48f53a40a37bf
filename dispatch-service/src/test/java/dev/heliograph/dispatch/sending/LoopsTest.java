package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;

@Timeout(60)
class LoopsTest {
  private final Loops loops = new Loops(Duration.ofMillis(1));
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch began = new CountDownLatch(1);

  private void untilTold() {
    began.countDown();
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void loopBeginsAgainWhateverEndsIt() throws InterruptedException {
    var begun = new AtomicInteger();
    loops.start(
        "one",
        () -> {
          switch (begun.incrementAndGet()) {
            case 1 -> throw new LinkageError("an error");
            case 2 -> throw new IllegalStateException("a bug");
            default -> untilTold();
          }
        });
    assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(loops.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(loops.health().getDetails()).containsEntry("one", "failed and began again");
    told.countDown();
    loops.end("one", Duration.ofSeconds(30));
    assertThat(begun).hasValue(3);
  }

  @Test
  void loopThatRunsIsUp() throws InterruptedException {
    loops.start("one", this::untilTold);
    assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(loops.health().getStatus()).isEqualTo(Status.UP);
    assertThat(loops.health().getDetails()).containsEntry("one", "runs");
    told.countDown();
    loops.end("one", Duration.ofSeconds(30));
  }
}
