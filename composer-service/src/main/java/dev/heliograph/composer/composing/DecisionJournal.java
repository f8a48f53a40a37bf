package dev.heliograph.composer.composing;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remembers every decision other than a plain send, so that a repeated event replays it. */
public interface DecisionJournal {

  /** What was decided about these messages before; a message that is not in it has no decision. */
  Map<MessageId, StatusChange> find(Collection<MessageId> ids);

  /**
   * Writes decisions, all or none, and has committed them when it returns. One that is there
   * already stays as it is.
   *
   * @return how many were written
   */
  int record(List<StatusChange> decisions);
}
