package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.status.history.MessageQuery.EventFilter;
import dev.heliograph.status.history.MessageQuery.Filters;
import dev.heliograph.status.history.MessageQuery.Label;
import dev.heliograph.status.history.MessageQuery.Period;
import dev.heliograph.support.paging.Times;
import dev.heliograph.support.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** Reads a search from its query string; what it cannot read, it refuses by name. */
final class QueryParameters {
  static final int DEFAULT_LIMIT = 50;
  static final int LARGEST_LIMIT = 200;

  /** Each label is a join of its own. */
  static final int MOST_LABELS = 20;

  private static final Set<String> SINGLE =
      Set.of("to", "eventId", "source", "subject", "from", "until", "cursor", "limit");
  private static final Set<String> REPEATABLE = Set.of("label", "status");

  private final MultiValueMap<String, String> given;
  private final Optional<String> defaultRegion;

  private QueryParameters(MultiValueMap<String, String> given, Optional<String> defaultRegion) {
    this.given = given;
    this.defaultRegion = defaultRegion;
  }

  /**
   * Reads all parameters.
   *
   * @throws ProblemException 400, naming the parameter that is unknown or has not its form
   */
  static MessageQuery read(MultiValueMap<String, String> given, Optional<String> defaultRegion) {
    var parameters = new QueryParameters(given, defaultRegion);
    parameters.refuseUnusable();
    Filters filters = parameters.filters();
    return new MessageQuery(
        filters,
        parameters.single("cursor", text -> Cursor.read(text, filters)),
        parameters.single("limit", QueryParameters::limit).orElse(DEFAULT_LIMIT));
  }

  private void refuseUnusable() {
    given.forEach(
        (name, values) -> {
          if (!SINGLE.contains(name) && !REPEATABLE.contains(name)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "parameter_unknown", "There is no such parameter.")
                .withField(name, "unknown; known are " + knownNames());
          }
          if (SINGLE.contains(name) && values.size() > 1) {
            throw invalid(name, "given more than once");
          }
          if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw invalid(name, "holds the character NUL, which is kept nowhere");
          }
        });
  }

  private static String knownNames() {
    return String.join(
            ", ", List.of("label", "status", "to", "eventId", "source", "subject", "from", "until"))
        + ", cursor, limit";
  }

  private Filters filters() {
    return new Filters(
        labels(),
        statuses(),
        single("to", Function.identity()).map(this::number),
        new EventFilter(
            single("eventId", Function.identity()),
            single("source", Function.identity()),
            single("subject", Function.identity())),
        new Period(
            single("from", QueryParameters::instant), single("until", QueryParameters::instant)));
  }

  private List<Label> labels() {
    List<String> labels = all("label");
    if (labels.size() > MOST_LABELS) {
      throw invalid("label", "given more than " + MOST_LABELS + " times");
    }
    return labels.stream().map(QueryParameters::label).toList();
  }

  private static Label label(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw invalid("label", "must be a name, a colon and a value, such as attendee:attendee_456");
    }
    return new Label(text.substring(0, colon), text.substring(colon + 1));
  }

  private Set<MessageStatus> statuses() {
    var statuses = EnumSet.noneOf(MessageStatus.class);
    for (String list : all("status")) {
      for (String word : list.split(",", -1)) {
        statuses.add(status(word.strip()));
      }
    }
    return statuses;
  }

  private static MessageStatus status(String word) {
    try {
      return MessageStatus.of(word);
    } catch (IllegalArgumentException e) {
      var known = Arrays.stream(MessageStatus.values()).map(MessageStatus::word).toList();
      throw invalid("status", "must be one of " + String.join(", ", known));
    }
  }

  /** A plus that nobody escaped has become a space on its way. */
  private PhoneNumber number(String text) {
    String number = text.startsWith(" ") ? "+" + text.strip() : text;
    return switch (PhoneNumber.parse(number, defaultRegion)) {
      case PhoneNumber.Parsed.Valid(var valid) -> valid;
      case PhoneNumber.Parsed.Invalid(var problem) ->
          throw new ProblemException(
                  HttpStatus.BAD_REQUEST, problem.code(), "The parameter to is no number.")
              .withField("to", problem.detail());
    };
  }

  private static Instant instant(String text) {
    // here too an unescaped plus, of the offset, has become a space
    return Times.requireKept(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new IllegalArgumentException("out of range");
    }
    return limit;
  }

  private <T> Optional<T> single(String name, Function<String, T> reader) {
    return Optional.ofNullable(given.getFirst(name)).map(text -> readOrRefuse(name, text, reader));
  }

  private static <T> T readOrRefuse(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(
          name,
          switch (name) {
            case "cursor" -> "must be the next of a page of the same search";
            case "limit" -> "must be a number from 1 to " + LARGEST_LIMIT;
            default -> "must be a time such as 2026-11-20T10:00:00Z, of the years 1 to 9999";
          });
    }
  }

  private List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }

  private static ProblemException invalid(String name, String detail) {
    return new ProblemException(
            HttpStatus.BAD_REQUEST, "parameter_invalid", "The parameter " + name + " is not valid.")
        .withField(name, detail);
  }
}
