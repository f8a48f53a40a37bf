package dev.heliograph.simulator.faults;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What the provider does by itself about STOP, START and HELP. In JSON a word. */
public enum OptOut {
  /** Keywords are answered, and after STOP texts are refused. */
  STANDARD("standard"),
  /** As standard; the webhook is also told which kind of keyword it was. */
  ADVANCED("advanced"),
  /** Keywords are words as any other. */
  OFF("off");

  private final String word;

  OptOut(String word) {
    this.word = word;
  }

  @JsonValue
  public String word() {
    return word;
  }

  @JsonCreator
  static OptOut of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("optOut is standard, advanced or off"));
  }
}
