package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Commanded;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.util.Optional;

/** Says on the status topic what came of commands. */
public interface CommandTeller {
  /** It is tried again, under the number that the row has now. */
  StatusChange retried(Commanded row);

  StatusChange canceled(Commanded row);

  /**
   * It was not done.
   *
   * @param state where the message stands; absent where dispatch has never seen it
   * @param why in words for people
   */
  StatusChange refused(Command command, Optional<SendState> state, String why);

  /** Publishes soon what is written; if that fails, it is published later. */
  void publish(Flush flush);
}
