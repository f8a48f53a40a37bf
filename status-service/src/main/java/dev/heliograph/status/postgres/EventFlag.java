package dev.heliograph.status.postgres;

import java.util.Locale;

/**
 * What was odd about something that was heard. It is kept all the same, and a person can see it.
 */
enum EventFlag {
  PROVIDER_ID_TAKEN("another attempt is known by this provider id"),
  OTHER_PROVIDER_ID("this attempt is known by another provider id"),
  TWO_ENDS("another end was reported of the same attempt");

  private final String explanation;

  EventFlag(String explanation) {
    this.explanation = explanation;
  }

  /** As it stands in the table. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EventFlag of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String explanation() {
    return explanation;
  }
}
