package dev.heliograph.composer.composing;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import java.util.List;

/** Where decisions go: messages to dispatch, everything else to whoever keeps the status. */
public interface Outbox {

  /** Returns when all of them are safe; may be repeated. */
  void publish(List<OutboundMessage> messages, List<StatusChange> changes);
}
