package dev.heliograph.ingest.messages;

import tools.jackson.databind.JsonNode;

/** Which numbers a text may show. */
final class Numbers {
  private static final int MAX_DIGITS = 40;

  /** Readers of events refuse far larger ones: what is accepted here must never be lost there. */
  private static final int MAX_SCALE = 40;

  private Numbers() {}

  /** Finite and of bounded length as written. */
  static boolean isPlain(JsonNode value) {
    return value.isNumber()
        && value.asString().length() <= MAX_DIGITS
        && value
            .decimalValueOpt()
            .filter(number -> Math.abs(number.scale()) <= MAX_SCALE)
            .isPresent();
  }
}
