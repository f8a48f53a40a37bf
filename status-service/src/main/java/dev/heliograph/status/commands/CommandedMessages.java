package dev.heliograph.status.commands;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.support.paging.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of messages that somebody has a wish about. Throws Spring's DataAccessException
 * when it does not answer.
 */
public interface CommandedMessages {

  Optional<Known> find(MessageId id);

  /** Of those that a filter leaves, the newest first. */
  Page find(RetryFilter filter, Optional<Place> after, int limit);

  /**
   * Some of what was found.
   *
   * @param last where this page ends; absent on the last page
   */
  record Page(List<Known> items, Optional<Place> last) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * One message.
   *
   * @param attempt the one that its status is of; 0: a decision before the first
   * @param lastRetry when a retry of it was asked for last
   */
  record Known(
      MessageId id,
      MessageStatus status,
      int attempt,
      Traits traits,
      Optional<Instant> lastRetry) {}

  /**
   * What else matters.
   *
   * @param error the code that came with the status
   * @param category absent, as the time is, where the message itself was not heard of yet
   * @param fellBack a mail went out in its place, and has not failed too
   */
  record Traits(
      Optional<ErrorCode> error,
      Optional<Category> category,
      Optional<Instant> notAfter,
      boolean fellBack) {}
}
