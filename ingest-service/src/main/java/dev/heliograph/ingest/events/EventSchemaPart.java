package dev.heliograph.ingest.events;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of {@code POST /v1/events} in its three modes, from the schemas of the types. */
@Component
class EventSchemaPart implements ApiDocumentPart {
  private static final String REF = "#/components/schemas/";

  private static final String ATTRIBUTES =
      """
      {"type": "object", "required": ["specversion", "id", "source", "type", "data"],
       "properties": {
         "specversion": {"const": "1.0"},
         "id": {"type": "string", "minLength": 1, "maxLength": 255},
         "source": {"type": "string", "format": "uri-reference", "minLength": 1, "maxLength": 255,
                    "description": "Your own system; `stripe`, `/checks`, `/heliograph/dispatch` and `/clients/…` are ours."},
         "subject": {"type": "string", "minLength": 1, "maxLength": 255, "description": "Events of one subject stay in order."},
         "time": {"type": "string", "format": "date-time"},
         "datacontenttype": {"type": "string", "pattern": "^(application/json|[a-z0-9!#$&^_.-]+/[a-z0-9!#$&^_.-]+\\\\+json)$"},
         "dataschema": {"type": "string", "format": "uri", "minLength": 1, "maxLength": 255}},
       "description": "The attributes of CloudEvents 1.0; extensions too, at most 32, with names of lower-case letters and digits."}
      """;

  private static final String ANSWERS =
      """
      {"anyOf": [
        {"type": "object", "required": ["eventId"], "properties": {"eventId": {"type": "string"}}},
        {"type": "object", "required": ["eventIds"], "properties": {"eventIds": {"type": "array", "items": {"type": "string"}}}}]}
      """;

  @Override
  public void addTo(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    schemas.remove("TakenOne");
    schemas.remove("TakenBatch");
    schemas.set("EventAttributes", tree(ATTRIBUTES));
    ArrayNode types = schemas.putObject("CloudEvent").putArray("oneOf");
    var operation = (ObjectNode) document.at("/paths/~1v1~1events/post");
    ObjectNode content =
        operation.putObject("requestBody").put("required", true).putObject("content");
    ObjectNode examples = content.putObject("application/cloudevents+json").putObject("examples");
    for (String type : EventSchemas.TYPES) {
      if (!type.equals(Admission.OWN_TYPE)) {
        JsonSchemas.addData(schemas, type);
        types.add(eventOf(type));
        examples.putObject(type).set("value", exampleOf(type, schemas.get(type)));
      }
    }
    JsonSchemas.addCommon(schemas);
    writeModes(content, examples);
    ((ObjectNode) operation.at("/responses/202/content/application~1json"))
        .set("schema", tree(ANSWERS));
    writeHeaders(operation);
  }

  private static JsonNode eventOf(String type) {
    ObjectNode event = ContractJson.mapper().createObjectNode();
    event.put("title", type);
    ArrayNode parts = event.putArray("allOf");
    parts.addObject().put("$ref", REF + "EventAttributes");
    ObjectNode fields = parts.addObject().putObject("properties");
    fields.putObject("type").put("const", type);
    fields.putObject("data").put("$ref", REF + type);
    return event;
  }

  private static ObjectNode exampleOf(String type, JsonNode schema) {
    ObjectNode event = ContractJson.mapper().createObjectNode();
    event.put("specversion", "1.0").put("id", "e-" + type).put("source", "/helpdesk");
    event.put("type", type).put("subject", "example:" + type).put("time", "2026-11-20T10:00:00Z");
    event.set("data", schema.at("/examples/0"));
    return event;
  }

  private static void writeModes(ObjectNode content, ObjectNode examples) {
    content
        .withObjectProperty("application/cloudevents+json")
        .putObject("schema")
        .put("$ref", REF + "CloudEvent");
    ObjectNode batch = content.putObject("application/cloudevents-batch+json");
    batch.putObject("schema").put("type", "array").put("maxItems", 1000);
    batch.withObjectProperty("schema").putObject("items").put("$ref", REF + "CloudEvent");
    batch
        .putArray("example")
        .add(examples.at("/ticket.created/value"))
        .add(examples.at("/order.ready/value"));
    ObjectNode binary = content.putObject("application/json");
    binary
        .putObject("schema")
        .put("type", "object")
        .put("description", "The data alone, of the schema of its `ce-type`.");
    binary.set("example", examples.at("/ticket.created/value/data"));
  }

  /** Of binary mode; the others have the attributes in the body. */
  private static void writeHeaders(ObjectNode operation) {
    ArrayNode headers = operation.putArray("parameters");
    header(headers, "ce-specversion", "1.0");
    header(headers, "ce-id", "e-1");
    header(headers, "ce-source", "/helpdesk");
    header(headers, "ce-type", "ticket.created");
    header(headers, "ce-subject", "ticket:TKT-2024-001");
    header(headers, "ce-time", "2026-11-20T10:00:00Z");
  }

  private static void header(ArrayNode headers, String name, String example) {
    headers
        .addObject()
        .put("name", name)
        .put("in", "header")
        .put("description", "An attribute in binary mode; extensions likewise.")
        .put("example", example)
        .putObject("schema")
        .put("type", "string");
  }

  private static JsonNode tree(String json) {
    return ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
