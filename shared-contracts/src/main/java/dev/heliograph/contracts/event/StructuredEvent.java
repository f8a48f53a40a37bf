package dev.heliograph.contracts.event;

import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One event as one JSON object. Source: CloudEvents JSON event format 1.0.2, sections 2 and 3. */
final class StructuredEvent {
  private static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";

  private StructuredEvent() {}

  /**
   * Reads the event that stands at a pointer.
   *
   * @param violations gets what is wrong; then the answer is empty
   */
  static Optional<DomainEvent> read(
      JsonNode json, String at, Instant receivedAt, List<Violation> violations) {
    if (!json.isObject()) {
      violations.add(new Violation(at, "must be an object"));
      return Optional.empty();
    }
    int before = violations.size();
    var given = attributesOf(json, at, violations);
    var attributes = AttributeRules.read(given, at, receivedAt, violations);
    requireOnePerPlace(violations.subList(before, violations.size()));
    var data = dataOf(json, at, violations);
    if (violations.size() > before || attributes.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DomainEvent(attributes.get(), data.get()));
  }

  /** What is there in a wrong type is not also missing: the first fault of a place stands. */
  private static void requireOnePerPlace(List<Violation> violations) {
    var places = new HashSet<String>();
    violations.removeIf(violation -> !places.add(violation.pointer()));
  }

  private static Map<String, String> attributesOf(
      JsonNode json, String at, List<Violation> violations) {
    var attributes = new LinkedHashMap<String, String>();
    for (var member : json.properties()) {
      String name = member.getKey();
      if (name.equals(DATA) || name.equals(DATA_BASE64) || member.getValue().isNull()) {
        continue; // null is how the format writes an attribute that is not there
      }
      textOf(name, member.getValue())
          .ifPresentOrElse(
              text -> attributes.put(name, text),
              () -> violations.add(new Violation(Pointers.child(at, name), typeRule(name))));
    }
    return attributes;
  }

  /** The attributes of the specification are strings; an extension may be a boolean or integer. */
  private static Optional<String> textOf(String name, JsonNode value) {
    boolean scalar = value.isBoolean() || value.isIntegralNumber();
    return value.isString() || (scalar && !AttributeRules.STRINGS.contains(name))
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  private static String typeRule(String name) {
    return AttributeRules.STRINGS.contains(name)
        ? "must be a string"
        : "must be a string, a boolean or an integer";
  }

  private static Optional<JsonNode> dataOf(JsonNode json, String at, List<Violation> violations) {
    JsonNode data = json.path(DATA);
    JsonNode base64 = json.path(DATA_BASE64);
    String dataAt = Pointers.child(at, DATA);
    if (base64.isMissingNode() || base64.isNull()) {
      return EventData.check(data, dataAt, violations);
    }
    String base64At = Pointers.child(at, DATA_BASE64);
    if (!data.isMissingNode()) {
      violations.add(new Violation(base64At, "must not stand beside data"));
      return Optional.empty();
    }
    return decode(base64)
        .or(() -> violate(violations, base64At, "must be a string in base64"))
        .flatMap(bytes -> EventData.parse(bytes, dataAt, violations));
  }

  private static Optional<byte[]> decode(JsonNode base64) {
    if (!base64.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64.asString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static <T> Optional<T> violate(List<Violation> violations, String at, String detail) {
    violations.add(new Violation(at, detail));
    return Optional.empty();
  }
}
