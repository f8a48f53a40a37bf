package dev.heliograph.support.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes out what springdoc read on its way and no route refers to. */
final class UnusedSchemas {
  private static final String REF = "#/components/schemas/";

  private UnusedSchemas() {}

  static void remove(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    Deque<JsonNode> open = new ArrayDeque<>(List.of(document.path("paths")));
    var used = new TreeSet<String>();
    while (!open.isEmpty()) {
      JsonNode at = open.pop();
      at.forEach(open::push);
      String name = at.path("$ref").asString("");
      if (name.startsWith(REF) && used.add(name.substring(REF.length()))) {
        open.push(schemas.path(name.substring(REF.length())));
      }
    }
    schemas.retain(used);
  }
}
