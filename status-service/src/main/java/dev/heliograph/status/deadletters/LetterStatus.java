package dev.heliograph.status.deadletters;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was done about a dead letter. */
public enum LetterStatus {
  /** Nothing yet. */
  OPEN,
  /** It was put on its topic again; if it failed again, there is a new one that links to it. */
  RESENT,
  /** Somebody decided that it is not needed. */
  DISCARDED;

  public static Optional<LetterStatus> of(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(LetterStatus::word).collect(Collectors.joining(", "));
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
