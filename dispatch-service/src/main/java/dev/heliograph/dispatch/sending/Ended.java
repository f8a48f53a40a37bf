package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.RecipientKey;
import java.util.Optional;

/**
 * A turn that ended and is to be written.
 *
 * @param held what its permit and its place in the order are given back for; absent for turns that
 *     never had one
 * @param report what is told about it, once it is written
 * @param refused the message, where this was its last turn: its row keeps no words
 */
record Ended(
    LedgerChange change,
    Optional<RecipientKey> held,
    Optional<StatusChange> report,
    Optional<OutboundMessage> refused) {

  /** Of a message that may go on. */
  Ended(LedgerChange change, Optional<RecipientKey> held, Optional<StatusChange> report) {
    this(change, held, report, Optional.empty());
  }

  static Ended withoutPermit(LedgerChange change) {
    return new Ended(change, Optional.empty(), Optional.empty());
  }
}
