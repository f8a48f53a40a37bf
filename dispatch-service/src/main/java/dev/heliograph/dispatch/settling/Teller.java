package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Turn;

/**
 * Says on the status topic what the report by itself would not show: a message's status is that of
 * its highest attempt, and a higher one than the reported one was told of already.
 */
public interface Teller {
  /** What a report says, under the number that the row has by now. */
  StatusChange again(Report report, MessageStatus status, int attempt);

  /** This attempt is not repeated: the provider has an earlier one. */
  StatusChange thereAlready(Turn turn);

  /** What the provider's list had of it was another one's. */
  StatusChange uncertainAgain(MessageId id, int attempt);
}
