package dev.heliograph.composer.composing;

import dev.heliograph.composer.decision.Decision;
import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.About;
import java.time.Instant;
import java.util.Optional;

/** A decision other than to send, as everybody else sees it. */
final class Unsent {
  private static final String SOURCE = "composer";

  /** A decision comes before the first attempt. */
  private static final int DECISION = 0;

  private Unsent() {}

  /** Empty for a plain send: its record among the messages says it all. */
  static Optional<StatusChange> of(Decision decision, Instant at) {
    return switch (decision) {
      case Decision.Send _ -> Optional.empty();
      case Decision.Reject(var id, var about, var reason) ->
          Optional.of(change(id, MessageStatus.REJECTED, reason(reason, at), Optional.of(about)));
      case Decision.Expire(var id, var about, var reason) ->
          Optional.of(change(id, MessageStatus.EXPIRED, reason(reason, at), Optional.of(about)));
    };
  }

  /** A note beside the message, which stands where it stood: it says nothing of what that is. */
  static StatusChange conflict(MessageId id, Instant at) {
    return change(
        id, MessageStatus.REJECTED, reason(Reason.idempotencyConflict(), at), Optional.empty());
  }

  private static StatusChange change(
      MessageId id, MessageStatus status, StatusChange.Reason reason, Optional<About> about) {
    return new StatusChange(id, DECISION, status, reason, about);
  }

  private static StatusChange.Reason reason(Reason reason, Instant at) {
    return new StatusChange.Reason(
        at, SOURCE, Optional.of(reason.code()), Optional.of(reason.detail()), Optional.empty());
  }
}
