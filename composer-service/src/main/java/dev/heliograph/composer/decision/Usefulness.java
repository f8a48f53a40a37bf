package dev.heliograph.composer.decision;

import dev.heliograph.contracts.message.Category;
import java.time.Duration;
import java.time.Instant;

/** How long a text is worth sending. */
final class Usefulness {
  private Usefulness() {}

  /**
   * When it ends, counted from the event.
   *
   * @param happened by the source's clock; one that runs ahead of ours gains nothing by it
   */
  static Instant end(Category category, Instant happened, Instant now) {
    Instant start = happened.isAfter(now) ? now : happened;
    return start.plus(of(category));
  }

  private static Duration of(Category category) {
    return switch (category) {
      case AUTHENTICATION -> Duration.ofMinutes(10);
      case ALERT, MARKETING -> Duration.ofDays(1);
      case TRANSACTIONAL, REMINDER -> Duration.ofDays(3);
    };
  }
}
