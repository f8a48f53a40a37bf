package dev.heliograph.ingest.messages;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Which numbers a text may show. */
final class Numbers {
  private static final int MAX_DIGITS = 40;
  private static final int MAX_SCALE = 40;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /**
   * Finite, of bounded length as written, and not larger than a long. Readers of events refuse what
   * is larger: what is accepted here must never be lost there.
   */
  static boolean isPlain(JsonNode value) {
    return value.isNumber()
        && value.asString().length() <= MAX_DIGITS
        && value.decimalValueOpt().filter(Numbers::isBounded).isPresent();
  }

  private static boolean isBounded(BigDecimal number) {
    return Math.abs(number.scale()) <= MAX_SCALE && number.abs().compareTo(LARGEST) <= 0;
  }
}
