package dev.heliograph.status.commands;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that no type tells wholly. */
@Component
class CommandDocumentPart implements ApiDocumentPart {
  private static final String RETRY =
      """
      {"type": "object", "additionalProperties": false, "properties": {
         "attempt": {"type": ["integer", "null"], "minimum": 1, "description": "The failed one that you saw."},
         "notAfter": {"type": ["string", "null"], "format": "date-time", "description": "Of the next seven days."}}}
      """;

  private static final String RETRIES =
      """
      {"type": "object", "additionalProperties": false, "required": ["filter"], "properties": {
         "filter": {"type": "object", "additionalProperties": false, "properties": {
           "status": {"enum": ["failed", "undelivered", "rejected", null]},
           "errorCode": {"type": ["string", "null"], "pattern": "^[^\\\\x00]*$"},
           "label": {"type": ["string", "null"], "pattern": "^[^:\\\\x00]+:[^\\\\x00]*$"},
           "from": {"type": ["string", "null"], "format": "date-time"},
           "until": {"type": ["string", "null"], "format": "date-time"}},
           "anyOf": [
             {"required": ["errorCode"], "properties": {"errorCode": {"type": "string"}}},
             {"required": ["label"], "properties": {"label": {"type": "string"}}},
             {"required": ["from"], "properties": {"from": {"type": "string"}}},
             {"required": ["until"], "properties": {"until": {"type": "string"}}}]},
         "limit": {"type": ["integer", "null"], "minimum": 1, "maximum": %1$d, "default": %1$d},
         "notAfter": {"type": ["string", "null"], "format": "date-time", "description": "Of the next seven days."},
         "cursor": {"type": ["string", "null"], "description": "The `next` of an answer to the same filter."}}}
      """
          .formatted(RetriesRequest.MOST);

  @Override
  public void addTo(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    schemas.set("RetryRequest", tree(RETRY));
    schemas.set("RetriesRequest", tree(RETRIES));
    JsonSchemas.allowNullOfOptionals(schemas, RetriesController.RetriesTaken.class);
  }

  private static JsonNode tree(String json) {
    return ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
