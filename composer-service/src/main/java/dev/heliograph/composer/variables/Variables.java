package dev.heliograph.composer.variables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * JSON as templates take it: maps, lists, texts and truth values. What is null or blank is no value
 * and is left out, so that a template cannot show a gap.
 */
public final class Variables {
  private Variables() {}

  /** The fields of an object; of anything else, none. */
  public static Map<String, Object> of(JsonNode object) {
    var values = new LinkedHashMap<String, Object>();
    object
        .properties()
        .forEach(field -> valueOf(field.getValue()).ifPresent(v -> values.put(field.getKey(), v)));
    return values;
  }

  private static Optional<Object> valueOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Optional.of(node.stringValue()).filter(text -> !text.isBlank()).map(t -> t);
      case NUMBER -> Optional.of(textOf(node));
      case BOOLEAN -> Optional.of(node.booleanValue());
      case OBJECT -> Optional.of(of(node));
      case ARRAY -> Optional.of(listOf(node));
      case NULL, MISSING, BINARY, POJO -> Optional.empty();
    };
  }

  private static List<Object> listOf(JsonNode array) {
    return array.valueStream().flatMap(item -> valueOf(item).stream()).toList();
  }

  /** Digits as written, without an exponent: events have numbers of bounded scale. */
  private static String textOf(JsonNode number) {
    return number.isIntegralNumber() ? number.asString() : number.decimalValue().toPlainString();
  }
}
