package dev.heliograph.dispatch.settling;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Leaves a provider alone whose list is not available: twice as long each time, with jitter. */
final class ListPause {
  private static final Duration BASE = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 6;

  private final RandomGenerator random;
  private int failed;
  private long until = System.nanoTime();

  ListPause(RandomGenerator random) {
    this.random = random;
  }

  synchronized boolean isOver() {
    return System.nanoTime() - until >= 0;
  }

  /**
   * It is what the provider asked for, or more. Several that fail at the same time count as one.
   *
   * @return how long it is left alone from now on
   */
  synchronized Duration failed(Optional<Duration> retryAfter) {
    long bound = BASE.toMillis() << Math.min(failed, MOST_DOUBLINGS);
    failed += isOver() ? 1 : 0;
    Duration pause =
        Duration.ofMillis(bound / 2 + random.nextLong(bound / 2 + 1))
            .plus(retryAfter.orElse(Duration.ZERO));
    until = Math.max(until - System.nanoTime(), pause.toNanos()) + System.nanoTime();
    return Duration.ofNanos(until - System.nanoTime());
  }

  synchronized void worked() {
    failed = 0;
  }
}
