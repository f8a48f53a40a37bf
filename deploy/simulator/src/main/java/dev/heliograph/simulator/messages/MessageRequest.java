package dev.heliograph.simulator.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked for, after the rules let it pass.
 *
 * @param to E.164
 * @param statusCallback as given, with its fragment
 * @param sendAt null: at once
 */
public record MessageRequest(
    String to,
    Sender sender,
    Content content,
    @Nullable String statusCallback,
    @Nullable Instant sendAt) {

  /** The words, and how many media go with them. */
  public record Content(String body, int media) {}

  Status initialStatus() {
    if (sender.direction() == Direction.INBOUND) {
      return Status.RECEIVED;
    }
    if (sendAt != null) {
      return Status.SCHEDULED;
    }
    return sender.service() == null ? Status.QUEUED : Status.ACCEPTED;
  }

  @Override
  public String toString() {
    return "MessageRequest[" + initialStatus() + "]"; // neither number nor body
  }
}
