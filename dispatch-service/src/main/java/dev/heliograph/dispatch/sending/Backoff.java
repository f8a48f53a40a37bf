package dev.heliograph.dispatch.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: anything between nothing and the base, doubled for each
 * attempt before, up to a ceiling. What the provider asks for is the least.
 */
record Backoff(Duration base, Duration ceiling, RandomGenerator random) {
  /** Beyond this the ceiling is reached whatever the base. */
  private static final int MOST_DOUBLINGS = 30;

  /** How long to wait after the given attempt, from 1. */
  Duration after(int attempt, Optional<Duration> askedFor) {
    long doubled = base.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
    long bound = doubled <= 0 ? ceiling.toMillis() : Math.min(doubled, ceiling.toMillis());
    Duration jittered = Duration.ofMillis(random.nextLong(bound + 1));
    // jitter on top of what was asked for: all that were refused together must not come back
    // together
    return askedFor.map(jittered::plus).orElse(jittered);
  }

  /**
   * How long to wait where the least is known: it doubles with each answer before, or is what the
   * provider asks for where that is more, and as much again by chance.
   */
  Duration from(Duration least, int answersBefore, Optional<Duration> askedFor) {
    long doubled = least.toMillis() << Math.min(answersBefore, MOST_DOUBLINGS);
    long bound = Math.max(doubled, askedFor.map(Duration::toMillis).orElse(0L));
    return Duration.ofMillis(bound + random.nextLong(bound + 1));
  }
}
