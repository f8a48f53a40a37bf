package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import java.util.List;
import java.util.Map;

/** Tries again by itself what has failed, where that may help. */
public interface Again {
  /** Nothing is tried again by itself. */
  Again NEVER = failed -> List.of();

  /**
   * To be called in the transaction that made them fail.
   *
   * @param failed the provider's error code of each
   * @return what has to be told
   */
  List<StatusChange> after(Map<MessageId, Integer> failed);
}
