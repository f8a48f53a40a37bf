package dev.heliograph.dispatch.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.dispatch.gates.Buckets.Lease;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.TestLedger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** By the times that the leases are for: whether a machine keeps them in time is no test. */
class BucketsTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final double LIMIT = 50;
  private static final int SEGMENTS = 2;
  private static final int LEASES = 300;

  private final Buckets one = new Buckets(DATABASE.jdbc);
  private final Buckets other = new Buckets(DATABASE.jdbc);
  private final Route route = new Route("fake", "n" + System.nanoTime());

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private List<Double> starts(Buckets of) {
    var starts = new ArrayList<Double>();
    for (int i = 0; i < LEASES; i++) {
      starts.add(of.reserve(route, LIMIT, SEGMENTS, 0).startSeconds());
    }
    return starts;
  }

  @Test
  void twoInstancesTogetherKeepTheLimitInEverySecond()
      throws InterruptedException, ExecutionException {
    var starts = new ArrayList<Double>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<List<Double>> each :
          threads.invokeAll(
              List.<Callable<List<Double>>>of(() -> starts(one), () -> starts(other)))) {
        starts.addAll(each.get());
      }
    }
    Collections.sort(starts);
    double seconds = starts.getLast() - starts.getFirst();
    assertThat(SEGMENTS * (starts.size() - 1) / seconds).isCloseTo(LIMIT, Offset.offset(2.5));
    assertThat(starts)
        .allSatisfy(
            from ->
                assertThat(
                        SEGMENTS
                            * starts.stream().filter(at -> at >= from && at <= from + 1).count())
                    .isLessThanOrEqualTo(55));
  }

  @Test
  void firstLeaseAfterAPauseMayBeUsedAtOnce() {
    assertThat(one.reserve(route, LIMIT, 1, 0).delay()).isZero();
  }

  @Test
  void textThatIsLongerThanItsLeaseIsPaidForByTheNext() {
    double first = one.reserve(route, 1, 1, 0).startSeconds();
    double next = one.reserve(route, 1, 1, -4).startSeconds();
    assertThat(next - first).isCloseTo(5 / 0.98, Offset.offset(0.01));
  }

  @Test
  void whatWasLeftOverIsUsedByTheNext() {
    Lease first = one.reserve(route, 1, 3, 0);
    Lease next = one.reserve(route, 1, 3, 2);
    assertThat(next.startSeconds() - first.startSeconds()).isCloseTo(1 / 0.98, Offset.offset(0.01));
  }

  @Test
  void newLimitHoldsFromTheNextLeaseOn() {
    one.reserve(route, 1000, 1, 0);
    double before = other.reserve(route, 1, 1, 0).startSeconds();
    double after = one.reserve(route, 1, 1, 0).startSeconds();
    assertThat(after - before).isCloseTo(1 / 0.98, Offset.offset(0.01));
  }

  @Test
  void providerThatAsksForLessGetsLessForAWhile() {
    one.reserve(route, LIMIT, 1, 0);
    one.slower(route);
    assertThat(other.factor(route)).isBetween(0.75, 0.9);
    other.slower(route);
    assertThat(one.factor(route)).as("the same 429s, heard by another").isGreaterThan(0.7);
    ageBy(Duration.ofSeconds(2));
    one.slower(route);
    assertThat(one.factor(route)).isBetween(0.58, 0.7);
    ageBy(Duration.ofSeconds(30));
    assertThat(one.factor(route)).isEqualTo(1);
  }

  @Test
  void whatASenderMaySendIsShownToo() {
    var settings = new GateSettings.Breaker(50, 20, 10, Duration.ofHours(1), 3);
    var configured = new Gates.Configured(true, OptionalDouble.of(LIMIT));
    var gates = new Gates(DATABASE.jdbc, new Breakers(settings, alert -> {}), configured);
    var gauges = new LimitGauges(gates, one, Set.of(route));
    var registry = new SimpleMeterRegistry();
    gauges.bindTo(registry);
    assertThat(registry.get("heliograph.dispatch.limit").gauge().value()).isEqualTo(LIMIT);
    assertThat(registry.get("heliograph.dispatch.limit.left").gauge().value()).isEqualTo(1);
    one.reserve(route, LIMIT, 1, 0);
    one.slower(route);
    gauges.run();
    assertThat(registry.get("heliograph.dispatch.limit.left").gauge().value()).isBetween(0.7, 0.95);
  }

  private void ageBy(Duration time) {
    DATABASE
        .jdbc
        .sql("update sender_bucket set slowed_at = slowed_at - cast(:time as interval)")
        .param("time", time.toString())
        .update();
  }
}
