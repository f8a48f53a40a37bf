package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which queue a message stands in: urgent is never behind bulk, and what is no text is never behind
 * texts.
 */
public enum Lane {
  URGENT,
  NORMAL,
  BULK,
  /** E-mail, Slack and Discord. */
  NOTICES;

  /** Reads the lower-case word. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static Lane of(String word) {
    return Words.constant(Lane.class, word);
  }

  /** The word on Kafka, in the API and in the database. */
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
