package dev.heliograph.status.deadletters;

import dev.heliograph.status.deadletters.LetterQuery.Filters;
import dev.heliograph.status.deadletters.LetterQuery.Period;
import dev.heliograph.status.deadletters.LetterQuery.Where;
import dev.heliograph.support.paging.Times;
import dev.heliograph.support.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * Which dead letters are to be sent again: these, or the open ones that a filter leaves.
 *
 * @param limit how many at most, with a filter
 */
record ResendRequest(Optional<List<UUID>> ids, Optional<Filter> filter, Optional<Integer> limit) {
  static final int MOST = 500;

  /** All of these must hold; none at all: every open one. */
  record Filter(
      Optional<String> topic,
      Optional<String> consumer,
      Optional<String> reason,
      Optional<Instant> from,
      Optional<Instant> until) {

    Filters filters() {
      return new Filters(
          Optional.of(LetterStatus.OPEN),
          new Where(topic, consumer, Optional.empty()),
          reason,
          new Period(from, until));
    }

    private boolean isReadable() {
      try {
        Stream.of(from, until).flatMap(Optional::stream).forEach(Times::requireKept);
        return Stream.of(topic, consumer, reason)
            .flatMap(Optional::stream)
            .noneMatch(text -> text.indexOf('\0') >= 0);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  /** Throws {@link ProblemException} where it is not one of the two, or asks for too many. */
  void requireUsable() {
    if (ids.isPresent() == filter.isPresent()) {
      throw problem("", "must have either ids or filter");
    }
    if (ids.filter(all -> all.isEmpty() || all.size() > MOST || all.contains(null)).isPresent()) {
      throw problem("/ids", "must be 1 to " + MOST + " ids");
    }
    if (limit.filter(most -> ids.isPresent() || most < 1 || most > MOST).isPresent()) {
      throw problem("/limit", "must be a number from 1 to " + MOST + ", and goes with a filter");
    }
    if (filter.filter(f -> !f.isReadable()).isPresent()) {
      throw problem("/filter", "has a time outside the years 1 to 9999, or the character NUL");
    }
  }

  private static ProblemException problem(String pointer, String detail) {
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT, "invalid_field", "The request cannot be understood.")
        .withField(pointer, detail);
  }
}
