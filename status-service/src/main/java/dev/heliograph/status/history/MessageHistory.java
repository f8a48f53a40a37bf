package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageId;
import java.util.List;
import java.util.Optional;

/** Where messages are looked up. Throws Spring's DataAccessException when it does not answer. */
public interface MessageHistory {

  Optional<MessageView> find(MessageId id);

  /** The newest first. */
  Page search(MessageQuery query);

  /**
   * Some of what was found.
   *
   * @param last where this page ends; absent on the last page
   */
  record Page(List<MessageView> items, Optional<Position> last) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
