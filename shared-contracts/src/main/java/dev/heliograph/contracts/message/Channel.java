package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By what way a message reaches a person. */
public enum Channel {
  SMS;

  /** Reads the lower-case word. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static Channel of(String word) {
    Channel found = valueOf(word.toUpperCase(Locale.ROOT));
    if (!found.word().equals(word)) {
      throw new IllegalArgumentException("not lower case");
    }
    return found;
  }

  /** The word on Kafka, in the API and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
