package dev.heliograph.status.postgres;

import dev.heliograph.contracts.message.MessageId;

/** Where encrypted values stand: one moved to another row or column does not decrypt. */
final class Contexts {
  private Contexts() {}

  static String recipientOf(MessageId id) {
    return "status.message.recipient " + id;
  }

  static String rawReportOf(MessageId id) {
    return "status.message_event.raw " + id;
  }
}
