package dev.heliograph.contracts.errors;

import java.time.Duration;

/**
 * Whether a message is tried again by itself after an error.
 *
 * @param after the least time until then; zero where it is not tried again
 * @param times how often at most, whatever else bounds it
 */
public record RetryAdvice(RetryClass retryClass, Duration after, int times) {
  /** A code that no table has: it is left to people. */
  static final RetryAdvice NONE = new RetryAdvice(RetryClass.N, Duration.ZERO, 0);

  public boolean isPassing() {
    return retryClass == RetryClass.R;
  }
}
