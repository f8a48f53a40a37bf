package dev.heliograph.dispatch.ledger;

import dev.heliograph.support.paging.Cursor;
import dev.heliograph.support.paging.Place;
import dev.heliograph.support.problem.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * Which rows are wanted.
 *
 * @param after the last one already seen
 * @param limit how many, from 1
 */
record SendQuery(Set<SendState> states, Optional<Place> after, int limit) {
  static final int DEFAULT_LIMIT = 50;
  static final int LARGEST_LIMIT = 200;
  private static final List<String> KNOWN = List.of("state", "cursor", "limit");

  /**
   * Reads all parameters.
   *
   * @throws ProblemException 400, naming the parameter that is unknown or has not its form
   */
  static SendQuery read(MultiValueMap<String, String> given) {
    given.forEach(SendQuery::refuseUnusable);
    Set<SendState> states = states(given.getOrDefault("state", List.of()));
    return new SendQuery(
        states,
        one(given, "cursor", text -> Cursor.read(text, fingerprint(states))),
        one(given, "limit", SendQuery::limit).orElse(DEFAULT_LIMIT));
  }

  /** The cursor of the page after this row. */
  String cursorAfter(SendRow last) {
    var place = new Place(last.times().firstClaimed(), last.id().value());
    return Cursor.of(place, fingerprint(states));
  }

  private static void refuseUnusable(String name, List<String> values) {
    if (!KNOWN.contains(name)) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST, "parameter_unknown", "There is no such parameter.")
          .withField(name, "unknown; known are " + String.join(", ", KNOWN));
    }
    if (values.size() > 1 && !name.equals("state")) {
      throw invalid(name, "given more than once");
    }
  }

  private static Set<SendState> states(List<String> given) {
    var states = EnumSet.noneOf(SendState.class);
    for (String list : given) {
      for (String word : list.split(",", -1)) {
        states.add(state(word.strip()));
      }
    }
    return states.isEmpty() ? ShownSends.OPEN : states;
  }

  private static SendState state(String word) {
    return ShownSends.OPEN.stream()
        .filter(state -> word(state).equals(word))
        .findFirst()
        .orElseThrow(() -> invalid("state", "must be of " + words()));
  }

  static List<String> words() {
    return ShownSends.OPEN.stream().map(SendQuery::word).sorted().toList();
  }

  private static String word(SendState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** The same in every instance and every run. */
  private static int fingerprint(Set<SendState> states) {
    return states.stream().map(SendQuery::word).sorted().collect(Collectors.joining()).hashCode();
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 1 || limit > LARGEST_LIMIT) {
      throw new IllegalArgumentException("out of range");
    }
    return limit;
  }

  private static <T> Optional<T> one(
      MultiValueMap<String, String> given, String name, Function<String, T> reader) {
    try {
      return Optional.ofNullable(given.getFirst(name)).map(reader);
    } catch (IllegalArgumentException unusable) {
      throw invalid(
          name,
          name.equals("cursor")
              ? "must be the next of a page of the same list"
              : "must be a number from 1 to " + LARGEST_LIMIT);
    }
  }

  private static ProblemException invalid(String name, String detail) {
    return new ProblemException(
            HttpStatus.BAD_REQUEST, "parameter_invalid", "The parameter " + name + " is not valid.")
        .withField(name, detail);
  }
}
