package dev.heliograph.ingest.checks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is configured and what is missing, by name and never by value, as this process sees it.
 *
 * @param complete whether nothing is missing or malformed
 */
record ConfigurationReport(boolean complete, List<Entry> variables) {

  /**
   * Looks at every variable.
   *
   * @param values the value of a name; a blank one counts as not set
   */
  static ConfigurationReport of(
      List<Variable> variables, Function<String, Optional<String>> values) {
    Function<String, Optional<String>> set =
        name -> values.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    List<Entry> entries =
        variables.stream()
            .map(
                variable -> new Entry(variable.name(), statusOf(variable, set), variable.purpose()))
            .toList();
    return new ConfigurationReport(entries.stream().noneMatch(Entry::isWrong), entries);
  }

  static Status statusOf(Variable variable, Function<String, Optional<String>> set) {
    Optional<String> value = set.apply(variable.name());
    if (value.isPresent()) {
      return variable.form().fits(value.get()) ? Status.CONFIGURED : Status.MALFORMED;
    }
    return switch (variable.need()) {
      case REQUIRED ->
          variable.alternative().flatMap(set).isPresent() ? Status.NOT_SET : Status.MISSING;
      case DEFAULTED -> Status.DEFAULT;
      case OPTIONAL -> Status.NOT_SET;
    };
  }

  /** One variable. */
  record Entry(String name, Status status, @JsonProperty("for") String purpose) {

    boolean isWrong() {
      return status == Status.MISSING || status == Status.MALFORMED;
    }
  }

  /** How it stands with a variable. */
  enum Status {
    CONFIGURED,
    /** Not set, and something does not work without it. */
    MISSING,
    /** Set, and not of its form. */
    MALFORMED,
    /** Not set: a default holds. */
    DEFAULT,
    /** Not set: what it is for is off, or done by another. */
    NOT_SET;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
