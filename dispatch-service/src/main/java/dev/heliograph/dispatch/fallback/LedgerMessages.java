package dev.heliograph.dispatch.fallback;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;

/** Reads the messages that the ledger keeps encrypted. */
public interface LedgerMessages {
  /** Throws when the keyset is another one. */
  OutboundMessage open(MessageId id, byte[] payload);
}
