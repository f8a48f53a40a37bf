package dev.heliograph.status.commands;

import dev.heliograph.contracts.message.MessageStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which failed messages are meant; all of these must hold.
 *
 * @param from when the message was first heard of (inclusive), until (exclusive)
 */
public record RetryFilter(
    Set<MessageStatus> statuses,
    Optional<String> errorCode,
    Optional<Label> label,
    Optional<Instant> from,
    Optional<Instant> until) {
  static final Set<MessageStatus> FAILURES =
      Set.of(MessageStatus.FAILED, MessageStatus.UNDELIVERED, MessageStatus.REJECTED);

  public RetryFilter {
    statuses = Set.copyOf(statuses);
  }

  public record Label(String name, String value) {}

  /** The same in every instance and every run. */
  int fingerprint() {
    var words = statuses.stream().map(MessageStatus::word).sorted().toList();
    return "%s\n%s\n%s\n%s\n%s".formatted(words, errorCode, label, from, until).hashCode();
  }
}
