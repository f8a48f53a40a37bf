package dev.heliograph.status.twilio;

import static dev.heliograph.contracts.message.MessageStatus.ACCEPTED;
import static dev.heliograph.contracts.message.MessageStatus.CANCELED;
import static dev.heliograph.contracts.message.MessageStatus.DELIVERED;
import static dev.heliograph.contracts.message.MessageStatus.FAILED;
import static dev.heliograph.contracts.message.MessageStatus.SENT;
import static dev.heliograph.contracts.message.MessageStatus.UNDELIVERED;

import dev.heliograph.contracts.message.MessageStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Twilio's words for a status and ours. Its `queued` is at Twilio: we call that accepted. */
final class TwilioWords {
  private static final Map<String, MessageStatus> TABLE =
      Map.of(
          "accepted", ACCEPTED,
          "scheduled", ACCEPTED,
          "queued", ACCEPTED,
          "sending", ACCEPTED,
          "sent", SENT,
          "delivered", DELIVERED,
          "read", DELIVERED,
          "undelivered", UNDELIVERED,
          "failed", FAILED,
          "canceled", CANCELED);

  private TwilioWords() {}

  /** Our word; absent for a word that Twilio did not have when this was written. */
  static Optional<MessageStatus> ours(String word) {
    return Optional.ofNullable(TABLE.get(word.toLowerCase(Locale.ROOT)));
  }
}
