package dev.heliograph.status.postgres;

import dev.heliograph.contracts.message.MessageId;
import java.util.UUID;

/** Where encrypted values stand: one moved to another row or column does not decrypt. */
final class Contexts {
  private Contexts() {}

  static String recipientOf(MessageId id) {
    return "status.message.recipient " + id;
  }

  static String rawReportOf(MessageId id) {
    return "status.message_event.raw " + id;
  }

  static String deadLetterOf(UUID id, String part) {
    return "status.dead_letter." + part + " " + id;
  }
}
