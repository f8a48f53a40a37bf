package dev.heliograph.support.asyncapi;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.support.kafka.DeadLetterHeaders;
import dev.heliograph.support.trace.TraceParent;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Record headers, UTF-8 text each. */
final class Headers {
  /** As DeadLetters writes them. */
  static final List<String> OF_DEAD_LETTERS =
      List.of(
          DeadLetterHeaders.TOPIC,
          DeadLetterHeaders.PARTITION,
          DeadLetterHeaders.OFFSET,
          DeadLetterHeaders.CONSUMER,
          DeadLetterHeaders.REASON,
          DeadLetterHeaders.AT);

  private static final String TRACE =
      "W3C Trace Context: the trace that it comes from. What is not of that form is no trace.";
  private static final String FORMER =
      "On a record that was sent again: the id of the dead letter that it was.";

  private static final List<String> ATTRIBUTES = List.of("specversion", "id", "source", "type");
  private static final List<String> MORE = List.of("subject", "time", "dataschema");

  private Headers() {}

  /** What any record may have. */
  static ObjectNode ofAll() {
    return withCommon(object());
  }

  private static ObjectNode withCommon(ObjectNode headers) {
    described(headers, TraceParent.HEADER, TRACE);
    described(headers, DeadLetterHeaders.FORMER, FORMER).put("format", "uuid");
    return headers;
  }

  static ObjectNode ofReports() {
    ObjectNode headers = object();
    GoldenFiles.tree("ReportHeaders/v1-undelivered")
        .propertyNames()
        .forEach(name -> text(headers, name));
    GoldenFiles.tree("ReportHeaders/v1-unknown-word")
        .propertyNames()
        .forEach(name -> headers.withArrayProperty("required").add(name));
    return withCommon(headers);
  }

  static ObjectNode ofDeadLetters() {
    ObjectNode headers = object();
    ArrayNode required = headers.putArray("required");
    OF_DEAD_LETTERS.forEach(
        name -> {
          text(headers, name);
          required.add(name);
        });
    described(
        headers, DeadLetterHeaders.CUT, "Of one too large to be kept whole: what is missing.");
    return withCommon(headers);
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
    return withCommon(headers);
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
    described(schema, name, "");
  }

  private static ObjectNode described(ObjectNode schema, String name, String description) {
    ObjectNode header = schema.withObjectProperty("properties").putObject(name);
    header.put("type", "string");
    return description.isEmpty() ? header : header.put("description", description);
  }

  private static ObjectNode object() {
    ObjectNode schema = ContractJson.mapper().createObjectNode();
    schema.put("type", "object");
    return schema;
  }
}
