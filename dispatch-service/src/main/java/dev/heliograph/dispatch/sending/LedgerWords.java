package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.settling.Words;
import java.util.Optional;

/** Opens the envelopes of the ledger for settling. */
record LedgerWords(Envelope envelope) implements Words {
  @Override
  public Optional<Text> open(MessageId id, byte[] payload) {
    try {
      OutboundMessage message = envelope.open(id, payload);
      return Optional.of(new Text(message.to().address(), message.content().body()));
    } catch (RuntimeException unreadable) { // another keyset; whoever asks says so
      return Optional.empty();
    }
  }
}
