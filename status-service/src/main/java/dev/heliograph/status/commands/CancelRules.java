package dev.heliograph.status.commands;

import dev.heliograph.contracts.message.MessageStatus;
import java.util.Optional;

/** Which messages may be called back, as far as this service knows. */
final class CancelRules {
  private CancelRules() {}

  /** What stands against it; absent where nothing does, or where it is called back already. */
  static Optional<Refusal> obstacle(MessageStatus status) {
    return switch (status) {
      case SCHEDULED, QUEUED, RETRYING, CANCELED -> Optional.empty();
      case SENDING, UNCERTAIN, ACCEPTED, SENT ->
          Optional.of(
              Refusal.conflict(
                  "cancel_too_late",
                  "The provider has it, or may have it: it cannot be called back any more."));
      case SUPPRESSED, REJECTED, EXPIRED, FAILED, UNDELIVERED, DELIVERED ->
          Optional.of(
              Refusal.conflict(
                  "cancel_ended",
                  "It is %s: there is nothing left to call back.".formatted(status.word())));
    };
  }
}
