package dev.heliograph.simulator.faults;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.databind.JsonNode;

/** A time in milliseconds, drawn evenly from min to max. In JSON also one number: always that. */
public record Span(int min, int max) {
  static final Span NONE = new Span(0, 0);
  private static final int LONGEST = 600_000;

  public Span {
    if (min < 0 || max < min || max > LONGEST) {
      throw new IllegalArgumentException("a time is 0 <= min <= max <= 600000 milliseconds");
    }
  }

  @JsonCreator
  static Span of(JsonNode json) {
    if (json.isIntegralNumber() && json.canConvertToInt()) {
      return new Span(json.intValue(), json.intValue());
    }
    if (json.size() == 2 && isInt(json, "min") && isInt(json, "max")) {
      return new Span(json.get("min").intValue(), json.get("max").intValue());
    }
    throw new IllegalArgumentException("a time is a number of milliseconds or {\"min\", \"max\"}");
  }

  private static boolean isInt(JsonNode json, String field) {
    var value = json.get(field);
    return value != null && value.isIntegralNumber() && value.canConvertToInt();
  }

  /** Milliseconds. */
  public int draw(Dice dice) {
    return min == max ? min : min + (int) (dice.next() * (max - min + 1));
  }
}
