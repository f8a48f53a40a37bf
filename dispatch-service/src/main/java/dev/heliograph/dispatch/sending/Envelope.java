package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.support.personal.PersonalData;
import java.nio.charset.StandardCharsets;

/** A message as the ledger keeps it: encrypted, and bound to its own row. */
final class Envelope {
  private final PersonalData personalData;

  Envelope(PersonalData personalData) {
    this.personalData = personalData;
  }

  byte[] close(OutboundMessage message) {
    String json = new String(ContractJson.write(message), StandardCharsets.UTF_8);
    return personalData.encrypt(json, context(message.id()));
  }

  /** Throws when the keyset is another one, or the bytes belong to another row. */
  OutboundMessage open(MessageId id, byte[] payload) {
    String json = personalData.decrypt(payload, context(id));
    return ContractJson.read(json.getBytes(StandardCharsets.UTF_8), OutboundMessage.class);
  }

  byte[] recipientHash(OutboundMessage message) {
    return personalData.hash(message.to().address());
  }

  private static String context(MessageId id) {
    return "dispatch.send/" + id;
  }
}
