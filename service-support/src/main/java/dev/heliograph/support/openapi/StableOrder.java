package dev.heliograph.support.openapi;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sorts what has no order of its own, so that the document changes only where the API does. */
final class StableOrder {
  private StableOrder() {}

  static void apply(ObjectNode document) {
    sort(document.withObjectProperty("paths"));
    document
        .path("paths")
        .forEach(path -> path.forEach(operation -> sort((ObjectNode) operation.path("responses"))));
    document.withObjectProperty("components").forEach(part -> sort((ObjectNode) part));
  }

  private static void sort(ObjectNode node) {
    var sorted = new TreeMap<String, JsonNode>();
    node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
    node.removeAll();
    sorted.forEach(node::set);
  }
}
