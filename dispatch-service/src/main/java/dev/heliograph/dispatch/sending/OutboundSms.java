package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import java.time.Instant;

/**
 * One attempt to send one text.
 *
 * @param attempt from 1
 * @param to E.164
 * @param notAfter delivered later it is of no use
 */
public record OutboundSms(MessageId id, int attempt, String to, String body, Instant notAfter) {

  public static OutboundSms of(OutboundMessage message, int attempt) {
    return new OutboundSms(
        message.id(),
        attempt,
        message.to().address(),
        message.content().body(),
        message.handling().notAfter());
  }

  @Override
  public String toString() {
    return "OutboundSms[" + id + ", " + attempt + "]"; // neither number nor words
  }
}
