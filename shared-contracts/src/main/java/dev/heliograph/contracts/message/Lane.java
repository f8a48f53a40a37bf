package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which queue a message stands in: urgent is never behind bulk. */
public enum Lane {
  URGENT,
  NORMAL,
  BULK;

  /** Reads the lower-case word. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static Lane of(String word) {
    Lane found = valueOf(word.toUpperCase(Locale.ROOT));
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
