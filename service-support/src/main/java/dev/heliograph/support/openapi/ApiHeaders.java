package dev.heliograph.support.openapi;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The headers that requests and answers may have, and what is said of them. */
public final class ApiHeaders {
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          IDEMPOTENCY_KEY,
          "One key is one text, however often the request comes: yours, or the one drawn for you.",
          "Retry-After",
          "Seconds to wait before the same request is sent again.",
          "WWW-Authenticate",
          "The scheme: Bearer.");

  private ApiHeaders() {}

  /** As an answer's header object. */
  static ObjectNode of(String name) {
    var header = JsonNodeFactory.instance.objectNode();
    header.put("description", DESCRIPTIONS.getOrDefault(name, name));
    header.set("schema", schema(name));
    return header;
  }

  /** The values that it may have. */
  static ObjectNode schema(String name) {
    var schema = JsonNodeFactory.instance.objectNode();
    if (name.equals(IDEMPOTENCY_KEY)) {
      return schema
          .put("type", "string")
          .put("minLength", 1)
          .put("maxLength", 255)
          .put("pattern", "^[!-~]{1,255}$");
    }
    return name.equals("Retry-After")
        ? schema.put("type", "integer").put("minimum", 0)
        : schema.put("type", "string");
  }
}
