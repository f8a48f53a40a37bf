package dev.heliograph.status.commands;

import dev.heliograph.contracts.command.Command;
import java.util.List;

/** Where commands go to whoever carries them out. */
public interface CommandLog {

  /** Returns when all are safe; throws, and may have written them all the same, when not. */
  void append(List<? extends Command> commands);
}
