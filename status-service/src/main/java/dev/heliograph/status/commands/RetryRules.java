package dev.heliograph.status.commands;

import dev.heliograph.contracts.errors.ErrorExplanation;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.commands.CommandedMessages.Known;
import dev.heliograph.status.history.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Which messages may be tried again by hand, as far as this service knows. */
final class RetryRules {
  static final Refusal TOO_LATE =
      Refusal.conflict(
          "retry_too_late",
          "The time of what it reminds of has passed: give a notAfter if it is useful still.");

  static final Duration BETWEEN_RETRIES = Duration.ofSeconds(60);

  private static final Duration USEFUL_FOR_A_DAY = Duration.ofDays(1);
  private static final Duration USEFUL = Duration.ofDays(3);

  private RetryRules() {}

  /** What stands against it; absent where nothing does. */
  static Optional<Refusal> obstacle(Known known, Instant now) {
    return tooSoon(known, now)
        .or(() -> notFailed(known.status()))
        .or(() -> permanent(known))
        .or(() -> fellBack(known));
  }

  private static Optional<Refusal> fellBack(Known known) {
    return known.traits().fellBack()
        ? Optional.of(
            Refusal.conflict(
                "retry_fell_back",
                "An e-mail went out in its place: a retry would say the same twice. Send it under"
                    + " a new key if it is wanted all the same."))
        : Optional.empty();
  }

  private static Optional<Refusal> tooSoon(Known known, Instant now) {
    return known
        .lastRetry()
        .map(last -> Duration.between(now, last.plus(BETWEEN_RETRIES)))
        .filter(Duration::isPositive)
        .map(
            left ->
                new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "retry_in_progress",
                    "A retry was asked for less than 60 s ago: see first what comes of it.",
                    Optional.of(left.plusSeconds(1))));
  }

  private static Optional<Refusal> notFailed(MessageStatus status) {
    return switch (status) {
      case FAILED, UNDELIVERED, REJECTED -> Optional.empty();
      case SCHEDULED, QUEUED, RETRYING, SENDING ->
          notFailed("It is on its way already: wait for what becomes of it.");
      case ACCEPTED, SENT ->
          notFailed("The provider has it: wait for its report. A second one might arrive twice.");
      case UNCERTAIN ->
          notFailed(
              "It may have been sent: wait until that is settled. If it never is, look the number"
                  + " up at the provider, and send it under a new key if it is not there.");
      case DELIVERED -> notFailed("It has been delivered.");
      case SUPPRESSED, CANCELED, EXPIRED ->
          notFailed("It was not to be sent any more: send a new one if it is wanted after all.");
    };
  }

  private static Optional<Refusal> notFailed(String detail) {
    return Optional.of(Refusal.conflict("retry_not_failed", detail));
  }

  private static Optional<Refusal> permanent(Known known) {
    if (known.attempt() == 0) {
      return Optional.of(
          Refusal.conflict(
              "retry_would_fail",
              "It was refused before it was sent: correct what its error names, and send a new"
                  + " one."));
    }
    if (known.traits().category().filter(Category.AUTHENTICATION::equals).isPresent()) {
      return Optional.of(
          Refusal.conflict(
              "retry_would_fail", "The words of a one-time code are not kept: send a new one."));
    }
    return Trouble.of(known.status(), known.traits().error())
        .filter(ErrorExplanation::permanent)
        .map(
            why ->
                Refusal.conflict(
                    "retry_would_fail",
                    "The same text would fail again (%s). %s"
                        .formatted(why.title(), why.action())));
  }

  /** Until when it is useful, where nobody says so; absent where that has passed. */
  static Optional<Instant> usefulUntil(Known known, Instant now) {
    Category category = known.traits().category().orElse(Category.TRANSACTIONAL);
    return switch (category) {
      case AUTHENTICATION -> Optional.empty(); // never tried again: its words are not kept
      case MARKETING, ALERT -> Optional.of(now.plus(USEFUL_FOR_A_DAY));
      case REMINDER -> known.traits().notAfter().filter(now::isBefore);
      case TRANSACTIONAL -> Optional.of(now.plus(USEFUL));
    };
  }
}
