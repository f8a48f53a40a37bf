package dev.heliograph.status.deadletters;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import dev.heliograph.support.openapi.SearchParameters;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a search, which it reads itself, and bodies that no type tells wholly. */
@Component
class LetterDocumentPart implements ApiDocumentPart {
  private static final String WANTED =
      """
      {"type": "object", "additionalProperties": false,
       "oneOf": [
         {"required": ["ids"], "properties": {"ids": {"type": "array"}, "filter": {"type": "null"}, "limit": {"type": "null"}}},
         {"required": ["filter"], "properties": {"filter": {"type": "object"}, "ids": {"type": "null"}}}],
       "properties": {
         "ids": {"type": ["array", "null"], "minItems": 1, "maxItems": %1$d, "items": {"type": "string", "format": "uuid"}},
         "filter": {"type": ["object", "null"], "additionalProperties": false, "properties": {
           "topic": {"type": ["string", "null"], "pattern": "^[^\\\\x00]*$"},
           "consumer": {"type": ["string", "null"], "pattern": "^[^\\\\x00]*$"},
           "reason": {"type": ["string", "null"], "pattern": "^[^\\\\x00]*$"},
           "from": {"type": ["string", "null"], "format": "date-time"},
           "until": {"type": ["string", "null"], "format": "date-time"}}},
         "limit": {"type": ["integer", "null"], "minimum": 1, "maximum": %1$d, "default": %1$d, "description": "With a filter."}}}
      """
          .formatted(ResendRequest.MOST);

  private static final String BYTES =
      """
      {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}, "example": "{}"}}
      """;

  @Override
  public void addTo(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    Stream.of(
            DeadLetterView.class,
            DeadLetterView.Origin.class,
            DeadLetterView.HeaderView.class,
            DeadLettersController.LettersFound.class)
        .forEach(type -> JsonSchemas.allowNullOfOptionals(schemas, type));
    schemas.set("ResendRequest", tree(WANTED));
    addValue((ObjectNode) document.at("/paths/~1v1~1dead-letters~1{id}~1value/get/responses"));
    addParameters(SearchParameters.of(document, "/v1/dead-letters"));
  }

  private static void addValue(ObjectNode responses) {
    responses.withObjectProperty("200").set("content", tree(BYTES));
    responses.putObject("204").put("description", "The record has no value.");
  }

  private static void addParameters(SearchParameters all) {
    all.text("topic", "The one that the record was on.");
    all.text("consumer", "The consumer group in which it failed.");
    all.text("reason", "The kind of failure: the word before the colon, such as MalformedRecord.");
    all.text("status", "What was done about it.")
        .set("enum", ContractJson.mapper().valueToTree(LetterStatus.values()));
    all.text("key", "The record's own: on a lane of messages a number.");
    all.time("from", "Became a dead letter then or later; of the years 1 to 9999.");
    all.time("until", "Became a dead letter before.");
    all.text("cursor", "The `next` of a page of the same search.");
    all.limit(LetterParameters.LARGEST_LIMIT, LetterParameters.DEFAULT_LIMIT);
  }

  private static JsonNode tree(String json) {
    return ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
