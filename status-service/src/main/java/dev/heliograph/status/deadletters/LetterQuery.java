package dev.heliograph.status.deadletters;

import dev.heliograph.support.paging.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are wanted.
 *
 * @param after the last one already seen
 * @param limit how many, from 1
 */
public record LetterQuery(Filters filters, Optional<Place> after, int limit) {

  /** All of these must hold. */
  public record Filters(
      Optional<LetterStatus> status, Where where, Optional<String> reason, Period period) {

    /** The same in every instance and every run. */
    int fingerprint() {
      return String.join(
              "\n",
              status.map(LetterStatus::word).orElse(""),
              where.topic().toString(),
              where.consumer().toString(),
              where.key().toString(),
              reason.toString(),
              period.toString())
          .hashCode();
    }
  }

  /**
   * Where it failed.
   *
   * @param topic the one that the record was on
   * @param key the record's own: on a lane of messages a number
   */
  public record Where(Optional<String> topic, Optional<String> consumer, Optional<String> key) {
    @Override
    public String toString() {
      return "Where[" + topic + ", " + consumer + "]"; // a key may be a number
    }
  }

  /** When it became a dead letter: from (inclusive) until (exclusive). */
  public record Period(Optional<Instant> from, Optional<Instant> until) {}
}
