package dev.heliograph.support.asyncapi;

import dev.heliograph.contracts.ContractJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Record headers, UTF-8 text each. */
final class Headers {
  /** As DeadLetters writes them. */
  static final List<String> OF_DEAD_LETTERS =
      List.of("dlt-topic", "dlt-partition", "dlt-offset", "dlt-reason", "dlt-at");

  private static final List<String> ATTRIBUTES = List.of("specversion", "id", "source", "type");
  private static final List<String> MORE = List.of("subject", "time", "dataschema");

  private Headers() {}

  static ObjectNode ofReports() {
    ObjectNode headers = object();
    GoldenFiles.tree("ReportHeaders/v1-undelivered")
        .propertyNames()
        .forEach(name -> text(headers, name));
    GoldenFiles.tree("ReportHeaders/v1-unknown-word")
        .propertyNames()
        .forEach(name -> headers.withArrayProperty("required").add(name));
    return headers;
  }

  static ObjectNode ofDeadLetters() {
    ObjectNode headers = object();
    ArrayNode required = headers.putArray("required");
    OF_DEAD_LETTERS.forEach(
        name -> {
          text(headers, name);
          required.add(name);
        });
    text(headers, "dlt-cut");
    return headers;
  }

  static ObjectNode ofEvents() {
    ObjectNode headers = object();
    ArrayNode required = headers.putArray("required");
    ATTRIBUTES.forEach(
        name -> {
          text(headers, "ce_" + name);
          required.add("ce_" + name);
        });
    MORE.forEach(name -> text(headers, "ce_" + name));
    text(headers, "content-type");
    return headers;
  }

  static ObjectNode structuredEvent(List<String> types) {
    ObjectNode event = object();
    ArrayNode required = event.putArray("required");
    ATTRIBUTES.forEach(
        name -> {
          text(event, name);
          required.add(name);
        });
    MORE.forEach(name -> text(event, name));
    ArrayNode words = event.withObjectProperty("properties").putObject("type").putArray("enum");
    types.forEach(words::add);
    event
        .withObjectProperty("properties")
        .putObject("data")
        .put("description", "Of the schema of its type.");
    required.add("data");
    return event;
  }

  private static void text(ObjectNode schema, String name) {
    schema.withObjectProperty("properties").putObject(name).put("type", "string");
  }

  private static ObjectNode object() {
    ObjectNode schema = ContractJson.mapper().createObjectNode();
    schema.put("type", "object");
    return schema;
  }
}
