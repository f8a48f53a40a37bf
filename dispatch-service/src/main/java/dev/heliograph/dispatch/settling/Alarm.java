package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import java.util.List;

/** Tells people what cannot be settled without them. */
public interface Alarm {
  /** These may or may not have been sent, and nothing will ever tell by itself. */
  void uncertainForGood(List<MessageId> messages);
}
