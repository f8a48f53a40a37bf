package dev.heliograph.support.openapi;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes the query of a route that reads it itself; what was derived of it is dropped. */
public final class SearchParameters {
  private final ArrayNode all;

  private SearchParameters(ArrayNode all) {
    this.all = all;
  }

  /** Of the GET of a path, which must be in the document. */
  public static SearchParameters of(ObjectNode document, String path) {
    ObjectNode operation =
        document.withObjectProperty("paths").withObjectProperty(path).withObjectProperty("get");
    return new SearchParameters(operation.putArray("parameters"));
  }

  /** May stand more than once; the schema of all of them. */
  public ObjectNode repeated(String name, String description) {
    return parameter(name, description).put("type", "array");
  }

  public ObjectNode text(String name, String description) {
    return parameter(name, description).put("type", "string");
  }

  public ObjectNode time(String name, String description) {
    return text(name, description).put("format", "date-time");
  }

  /** How many on a page. */
  public void limit(int largest, int without) {
    parameter("limit", "How many on a page.")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", largest)
        .put("default", without);
  }

  private ObjectNode parameter(String name, String description) {
    return all.addObject()
        .put("name", name)
        .put("in", "query")
        .put("description", description)
        .putObject("schema");
  }
}
