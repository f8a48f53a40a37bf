package dev.heliograph.dispatch.commands;

import dev.heliograph.dispatch.ledger.Commanded;
import dev.heliograph.dispatch.ledger.CommandedRows.Change;

/** What is decided about a command. */
sealed interface Verdict {
  /** It is done. */
  record Done(Change change) implements Verdict {
    Commanded row() {
      return change.to();
    }
  }

  /**
   * It is not done.
   *
   * @param why in words for people
   */
  record Refused(String why) implements Verdict {}

  /** It was done before, and told then: the same command again, or the same wish of two people. */
  record Repeated() implements Verdict {}
}
