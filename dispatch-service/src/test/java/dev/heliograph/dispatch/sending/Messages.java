package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Messages as the composer makes them. */
public final class Messages {
  private Messages() {}

  public static OutboundMessage message(String to, String body) {
    return message(new MessageId(UUID.randomUUID()), to, body, Instant.now().plusSeconds(3600));
  }

  public static OutboundMessage message(MessageId id, String to, String body, Instant notAfter) {
    return new OutboundMessage(
        id,
        new Recipient(Channel.SMS, to),
        new Content(body, Optional.empty()),
        new Handling(Category.TRANSACTIONAL, Lane.NORMAL, notAfter, Optional.empty()),
        origin(Optional.empty()));
  }

  public static OutboundMessage withRequestHash(OutboundMessage message, String hash) {
    return new OutboundMessage(
        message.id(),
        message.to(),
        message.content(),
        message.handling(),
        origin(Optional.of(hash)));
  }

  private static Origin origin(Optional<String> requestHash) {
    var event =
        new EventRef(
            "/tests",
            "e-1",
            "ticket.created",
            Optional.empty(),
            Instant.parse("2026-11-20T10:00:00Z"));
    return new Origin(event, "rule", "customer", Map.of(), requestHash);
  }
}
