package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a message is for. Consent, quiet hours and how long it stays useful depend on it. */
public enum Category {
  TRANSACTIONAL,
  REMINDER,
  AUTHENTICATION,
  MARKETING,
  ALERT;

  /** Reads the lower-case word. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static Category of(String word) {
    return Words.constant(Category.class, word);
  }

  /** The word on Kafka, in the API and in the database. */
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
