package dev.heliograph.simulator.control;

import dev.heliograph.simulator.messages.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An accepted message as tests and people want to see it. */
record MessageView(
    String provider,
    String sid,
    String to,
    @Nullable String from,
    String body,
    String status,
    @Nullable Integer errorCode,
    @Nullable String statusCallback,
    Instant createdAt) {

  static MessageView of(Message message) {
    return new MessageView(
        message.provider().word(),
        message.sid(),
        message.request().to(),
        message.progress().from(),
        message.body(),
        message.status().word(),
        message.progress().errorCode(),
        message.request().statusCallback(),
        message.created());
  }
}
