package dev.heliograph.status.commands;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.commands.RetryFilter.Label;
import dev.heliograph.support.paging.Cursor;
import dev.heliograph.support.paging.Place;
import dev.heliograph.support.paging.Times;
import dev.heliograph.support.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which failed messages are to be tried again.
 *
 * @param limit how many are looked at, at most
 * @param notAfter sent later they are of no use; absent: each by its category, from now
 * @param cursor the next of an answer to the same filter
 */
record RetriesRequest(
    Optional<Failures> filter,
    Optional<Integer> limit,
    Optional<Instant> notAfter,
    Optional<String> cursor) {
  static final int MOST = 500;

  /**
   * All of these must hold; a label, a code or a time is needed.
   *
   * @param status one of {@code failed}, {@code undelivered}, {@code rejected}; absent: any of them
   * @param errorCode the provider's
   * @param label a name, a colon and a value
   */
  record Failures(
      Optional<String> status,
      Optional<String> errorCode,
      Optional<String> label,
      Optional<Instant> from,
      Optional<Instant> until) {

    RetryFilter read() {
      if (Stream.of(errorCode, label, from, until).allMatch(Optional::isEmpty)) {
        throw RetryRequest.problem("/filter", "needs an errorCode, a label, a from or an until");
      }
      if (Stream.of(errorCode, label).flatMap(Optional::stream).anyMatch(t -> t.indexOf(0) >= 0)) {
        throw RetryRequest.problem("/filter", "holds the character NUL, which is kept nowhere");
      }
      return new RetryFilter(
          statuses(),
          errorCode,
          label.map(Failures::label),
          time("from", from),
          time("until", until));
    }

    private Set<MessageStatus> statuses() {
      return status.map(Failures::status).map(Set::of).orElse(RetryFilter.FAILURES);
    }

    private static MessageStatus status(String word) {
      return RetryFilter.FAILURES.stream()
          .filter(status -> status.word().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  RetryRequest.problem(
                      "/filter/status", "must be failed, undelivered or rejected"));
    }

    private static Label label(String text) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw RetryRequest.problem(
            "/filter/label", "must be a name, a colon and a value, such as event:event_123");
      }
      return new Label(text.substring(0, colon), text.substring(colon + 1));
    }

    private static Optional<Instant> time(String name, Optional<Instant> time) {
      try {
        return time.map(Times::requireKept);
      } catch (IllegalArgumentException outside) {
        throw RetryRequest.problem("/filter/" + name, "must be of the years 1 to 9999");
      }
    }
  }

  /** Throws {@link ProblemException} where the filter cannot be meant, as all others here do. */
  RetryFilter readFilter() {
    return filter
        .orElseThrow(() -> RetryRequest.problem("/filter", "is needed: which failed messages?"))
        .read();
  }

  void requireUsable(Instant now) {
    new RetryRequest(Optional.empty(), notAfter).requireUsable(now);
    if (limit.filter(most -> most < 1 || most > MOST).isPresent()) {
      throw RetryRequest.problem("/limit", "must be a number from 1 to " + MOST);
    }
  }

  int most() {
    return limit.orElse(MOST);
  }

  Optional<Place> after(RetryFilter read) {
    try {
      return cursor.map(text -> Cursor.read(text, read.fingerprint()));
    } catch (IllegalArgumentException foreign) {
      throw RetryRequest.problem("/cursor", "must be the next of an answer to the same filter");
    }
  }
}
