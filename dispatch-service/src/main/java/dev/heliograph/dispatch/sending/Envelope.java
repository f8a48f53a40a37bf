package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.support.personal.PersonalData;

/** A message as the ledger keeps it: encrypted, and bound to its own row. */
final class Envelope {
  private final PersonalData personalData;

  Envelope(PersonalData personalData) {
    this.personalData = personalData;
  }

  byte[] close(OutboundMessage message) {
    return personalData.encrypt(ContractJson.write(message), context(message.id()));
  }

  /** Throws when the keyset is another one, or the bytes belong to another row. */
  OutboundMessage open(MessageId id, byte[] payload) {
    byte[] json = personalData.decryptBytes(payload, context(id));
    return ContractJson.read(json, OutboundMessage.class);
  }

  byte[] recipientHash(OutboundMessage message) {
    return personalData.hash(message.to().address());
  }

  private static String context(MessageId id) {
    return "dispatch.send/" + id;
  }
}
