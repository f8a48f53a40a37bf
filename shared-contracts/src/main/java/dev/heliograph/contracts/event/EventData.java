package dev.heliograph.contracts.event;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The data of an event: JSON that can be stored and written again. */
final class EventData {
  /** What those after us read as a long. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Digits and zeros of a number; a larger exponent is an attack or a fault. */
  private static final int LARGEST_SCALE = 100;

  private EventData() {}

  /** Reads the data from its bytes. */
  static Optional<JsonNode> parse(byte[] json, String at, List<Violation> violations) {
    try {
      return check(EventJson.read(json, at), at, violations);
    } catch (MalformedEvent malformed) {
      violations.addAll(malformed.violations());
      return Optional.empty();
    }
  }

  /** Tells of missing data and of values that nothing after us could keep. */
  static Optional<JsonNode> check(JsonNode data, String at, List<Violation> violations) {
    int before = violations.size();
    if (data.isMissingNode() || data.isNull()) {
      violations.add(new Violation(at, "is required"));
    } else {
      walk(data, at, violations);
    }
    return violations.size() > before ? Optional.empty() : Optional.of(data);
  }

  /** As deep as the reader let it be, which is little. */
  private static void walk(JsonNode value, String at, List<Violation> violations) {
    if (value.isObject()) {
      for (var member : value.properties()) {
        String child = Pointers.child(at, member.getKey());
        requireStorable(member.getKey(), at, violations);
        walk(member.getValue(), child, violations);
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(value.get(i), Pointers.child(at, i), violations);
      }
    } else if (value.isString()) {
      requireStorable(value.asString(), at, violations);
    } else if (value.isNumber() && !isBounded(value)) {
      violations.add(new Violation(at, "is too large or too fine a number"));
    }
  }

  private static boolean isBounded(JsonNode number) {
    BigDecimal value = number.decimalValue(); // the scale first: to compare 1e999999 is work
    return Math.abs(value.scale()) <= LARGEST_SCALE && value.abs().compareTo(LARGEST) <= 0;
  }

  private static void requireStorable(String text, String at, List<Violation> violations) {
    if (!Texts.isStorable(text)) {
      violations.add(new Violation(at, "has a NUL character or half of a surrogate pair"));
    }
  }
}
