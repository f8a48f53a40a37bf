package dev.heliograph.status.deadletters;

import dev.heliograph.status.deadletters.LetterQuery.Filters;
import dev.heliograph.status.deadletters.LetterQuery.Period;
import dev.heliograph.status.deadletters.LetterQuery.Where;
import dev.heliograph.support.paging.Cursor;
import dev.heliograph.support.paging.Times;
import dev.heliograph.support.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** Reads a list's filters from its query string; what it cannot read, it refuses by name. */
final class LetterParameters {
  static final int DEFAULT_LIMIT = 50;
  static final int LARGEST_LIMIT = 200;
  private static final List<String> KNOWN =
      List.of("topic", "consumer", "reason", "status", "key", "from", "until", "cursor", "limit");

  private final MultiValueMap<String, String> given;

  private LetterParameters(MultiValueMap<String, String> given) {
    this.given = given;
  }

  /**
   * Reads all parameters.
   *
   * @throws ProblemException 400, naming the parameter that is unknown or has not its form
   */
  static LetterQuery read(MultiValueMap<String, String> given) {
    given.forEach(LetterParameters::refuseUnusable);
    var parameters = new LetterParameters(given);
    Filters filters = parameters.filters();
    return new LetterQuery(
        filters,
        parameters.one("cursor", text -> Cursor.read(text, filters.fingerprint())),
        parameters.one("limit", LetterParameters::limit).orElse(DEFAULT_LIMIT));
  }

  private static void refuseUnusable(String name, List<String> values) {
    if (!KNOWN.contains(name)) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST, "parameter_unknown", "There is no such parameter.")
          .withField(name, "unknown; known are " + String.join(", ", KNOWN));
    }
    if (values.size() > 1) {
      throw invalid(name, "given more than once");
    }
    if (values.getFirst().indexOf('\0') >= 0) {
      throw invalid(name, "holds the character NUL, which is kept nowhere");
    }
  }

  private Filters filters() {
    return new Filters(
        one("status", text -> LetterStatus.of(text).orElseThrow()),
        new Where(
            one("topic", Function.identity()),
            one("consumer", Function.identity()),
            one("key", Function.identity())),
        one("reason", Function.identity()),
        new Period(one("from", LetterParameters::time), one("until", LetterParameters::time)));
  }

  private static Instant time(String text) {
    // an unescaped plus, of the offset, has become a space
    return Times.requireKept(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new IllegalArgumentException("out of range");
    }
    return limit;
  }

  private <T> Optional<T> one(String name, Function<String, T> reader) {
    return Optional.ofNullable(given.getFirst(name)).map(text -> readOrRefuse(name, text, reader));
  }

  private static <T> T readOrRefuse(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
      throw invalid(
          name,
          switch (name) {
            case "cursor" -> "must be the next of a page of the same list";
            case "limit" -> "must be a number from 1 to " + LARGEST_LIMIT;
            case "status" -> "must be one of " + LetterStatus.words();
            default -> "must be a time such as 2026-11-20T10:00:00Z, of the years 1 to 9999";
          });
    }
  }

  private static ProblemException invalid(String name, String detail) {
    return new ProblemException(
            HttpStatus.BAD_REQUEST, "parameter_invalid", "The parameter " + name + " is not valid.")
        .withField(name, detail);
  }
}
