package dev.heliograph.support.openapi;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every document has: the form of a problem, and what keys are. */
final class CommonParts {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String PROBLEM =
      """
      {"type": "object",
       "description": "RFC 9457, with a stable code.",
       "required": ["status", "title", "detail", "code"],
       "properties": {
         "type": {"type": "string", "format": "uri-reference"},
         "title": {"type": "string", "description": "The status in words."},
         "status": {"type": "integer", "minimum": 400, "maximum": 599},
         "detail": {"type": "string", "description": "For people: what is wrong and what to do."},
         "instance": {"type": "string", "description": "The path that was asked."},
         "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "description": "For programs: it never changes its meaning."},
         "errors": {"type": "array", "description": "Every field that is wrong.", "items": {"$ref": "#/components/schemas/FieldProblem"}},
         "idempotencyKey": {"type": "string", "description": "With broker_unavailable: the key to repeat with."}}}
      """;

  private static final String FIELD =
      """
      {"type": "object",
       "required": ["pointer", "detail"],
       "properties": {
         "pointer": {"type": "string", "description": "A JSON pointer into the body (RFC 6901; the empty string is the whole of it), or a parameter's or header's name."},
         "detail": {"type": "string"}}}
      """;

  private static final String KEY =
      """
      {"type": "http", "scheme": "bearer",
       "description": "An API key with the scope that the route names: `send` (events, messages, checks), `read` (every GET), `manage` (changes by operators), `privacy` (people's data); a key of scope `all` may do everything. 401 without a key, 403 without the scope."}
      """;

  private CommonParts() {}

  static void addTo(ObjectNode document) {
    document.remove("tags");
    document.putArray("servers").addObject().put("url", "/").put("description", "This service");
    ObjectNode components = document.withObjectProperty("components");
    ObjectNode schemas = components.withObjectProperty("schemas");
    schemas.set("Problem", JSON.readTree(PROBLEM));
    schemas.set("FieldProblem", JSON.readTree(FIELD));
    components.withObjectProperty("securitySchemes").set("apiKey", JSON.readTree(KEY));
  }
}
