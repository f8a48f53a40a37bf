package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages are wanted.
 *
 * @param after the last one already seen
 * @param limit how many, from 1
 */
public record MessageQuery(Filters filters, Optional<Position> after, int limit) {

  /**
   * All of these must hold.
   *
   * @param labels every one of them
   * @param statuses one of them; empty: any
   */
  public record Filters(
      List<Label> labels,
      Set<MessageStatus> statuses,
      Optional<PhoneNumber> to,
      EventFilter event,
      Period period) {}

  public record Label(String name, String value) {}

  /** The event that a message comes from. */
  public record EventFilter(
      Optional<String> id, Optional<String> source, Optional<String> subject) {}

  /** When the message was first heard of: from (inclusive) until (exclusive). */
  public record Period(Optional<Instant> from, Optional<Instant> until) {}
}
