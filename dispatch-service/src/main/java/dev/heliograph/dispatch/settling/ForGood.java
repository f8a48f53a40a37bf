package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import java.util.Collection;
import java.util.List;

/**
 * What follows where a message has failed for good. To be called in the transaction in which it
 * failed, and after what may try it again; may be repeated.
 */
public interface ForGood {
  /** Nothing follows. */
  ForGood NOTHING =
      new ForGood() {
        @Override
        public List<StatusChange> failed(Collection<MessageId> messages) {
          return List.of();
        }

        @Override
        public List<StatusChange> expiring(Collection<MessageId> messages) {
          return List.of();
        }

        @Override
        public List<StatusChange> refused(List<OutboundMessage> messages) {
          return List.of();
        }
      };

  /**
   * Of these, those whose rows are FAILED and stay so.
   *
   * @return what has to be told
   */
  List<StatusChange> failed(Collection<MessageId> messages);

  /**
   * The time of these has passed before they were sent. To be called before their words are erased.
   *
   * @return what has to be told
   */
  List<StatusChange> expiring(Collection<MessageId> messages);

  /**
   * These were refused when they were sent.
   *
   * @return what has to be told
   */
  List<StatusChange> refused(List<OutboundMessage> messages);
}
