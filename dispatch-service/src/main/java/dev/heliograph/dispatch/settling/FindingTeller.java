package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.Unreported.Flush;

/** Says on the status topic what the provider's list made of an uncertain row. */
public interface FindingTeller {
  /** The provider has it. */
  StatusChange adopted(SendRow row, String sid);

  /** The provider has an earlier attempt, and not this one. */
  StatusChange earlierOnly(SendRow row);

  /** The provider does not have it: it is tried again. */
  StatusChange retried(SendRow row);

  /** The provider does not have it, as often as it was tried. */
  StatusChange notTaken(SendRow row);

  /** The provider does not have it, and it is too late to try again. */
  StatusChange tooLate(SendRow row);

  /** It cannot be told whether the provider has it: it is not sent again. */
  StatusChange forGood(SendRow row);

  /** Publishes soon what is written; if that fails, it is published later. */
  void publish(Flush flush);
}
