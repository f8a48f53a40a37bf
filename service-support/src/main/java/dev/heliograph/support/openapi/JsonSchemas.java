package dev.heliograph.support.openapi;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.EventSchemas;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the JSON Schemas of shared-contracts over as components of a document. */
public final class JsonSchemas {
  private static final String COMMON = "urn:heliograph:schema:common#/$defs/";
  private static final String LOCAL = "#/components/schemas/common.";

  private JsonSchemas() {}

  /** The schemas of a document. */
  public static ObjectNode of(ObjectNode document) {
    return document.withObjectProperty("components").withObjectProperty("schemas");
  }

  /** Adds the data of an event type under the type's name. */
  public static void addData(ObjectNode schemas, String type) {
    ObjectNode schema = read(EventSchemas.text(type));
    schema.remove("$schema");
    schema.remove("$id");
    makeLocal(schema);
    schemas.set(type, schema);
  }

  /** Adds the parts that several types have in common. */
  public static void addCommon(ObjectNode schemas) {
    read(EventSchemas.common())
        .path("$defs")
        .properties()
        .forEach(
            part -> {
              makeLocal(part.getValue());
              schemas.set("common." + part.getKey(), part.getValue());
            });
  }

  /** Lets references stay within the document. */
  public static void makeLocal(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("$ref").asString("").startsWith(COMMON)) {
      object.put("$ref", LOCAL + object.get("$ref").asString().substring(COMMON.length()));
    }
    schema.forEach(JsonSchemas::makeLocal);
  }

  /** Lets a field be null, too. */
  public static void allowNull(ObjectNode schema) {
    if (schema.has("$ref")) {
      ArrayNode either = schema.putArray("anyOf");
      either.addObject().set("$ref", schema.remove("$ref"));
      either.addObject().put("type", "null");
      return;
    }
    if (schema.path("type").isString() && !schema.get("type").asString().equals("null")) {
      String only = schema.get("type").asString();
      schema.putArray("type").add(only).add("null");
    }
    if (schema.path("enum").isArray()) {
      schema.withArrayProperty("enum").addNull();
    }
  }

  /** Lets every {@code Optional} of a record be null: where absence is written as that. */
  public static void allowNullOfOptionals(ObjectNode schemas, Class<?> type) {
    for (RecordComponent part : type.getRecordComponents()) {
      JsonNode field = schemas.path(type.getSimpleName()).path("properties").path(part.getName());
      if (part.getType() == Optional.class && field instanceof ObjectNode schema) {
        allowNull(schema);
      }
    }
  }

  private static ObjectNode read(String json) {
    return (ObjectNode) ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
