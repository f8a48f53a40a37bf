package dev.heliograph.dispatch.settling;

import java.time.Duration;

/**
 * What a provider has for one person, seen once.
 *
 * @param asked when it was asked, by the monotonic clock
 * @param answered when it had answered
 * @param reach what was created longer ago than this is not in it
 */
record Look(SentTexts.Texts texts, long asked, long answered, Duration reach) {
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** An old one proves nothing any more: this instance may have been frozen since. */
  boolean isFresh() {
    return age().compareTo(FRESH) < 0;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - answered);
  }
}
