package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of the request for a text: that of the event it becomes, as a caller may write it. */
@Component
class MessageSchema implements ApiDocumentPart {
  private static final String NAME = "MessageRequest";

  /** Digits of any script and what people put between them; every reader of patterns knows this. */
  private static final String WRITTEN = "^[^A-Za-z]+$";

  @Override
  public void addTo(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    schemas.remove("JsonNode");
    ObjectNode both = (ObjectNode) ContractJson.readTree(text());
    List.of("$schema", "$id", "title", "examples", "if", "then", "else").forEach(both::remove);
    ObjectNode fields = (ObjectNode) both.get("properties");
    fields.remove("messageId");
    adapt(fields);
    JsonSchemas.makeLocal(both);
    ObjectNode request = schemas.putObject(NAME);
    request.put("description", "Either words or a template; null is the same as nothing.");
    ArrayNode forms = request.putArray("oneOf");
    forms.add(form(both, "text", List.of("template", "variables")));
    forms.add(form(both, "template", List.of("text")));
    JsonSchemas.addCommon(schemas);
  }

  private static byte[] text() {
    return EventSchemas.text("message.requested").getBytes(StandardCharsets.UTF_8);
  }

  private static void adapt(ObjectNode fields) {
    fields
        .putObject("to")
        .put("description", "E.164, or national where DEFAULT_REGION is set; a number for texts.")
        .put("type", "string")
        .put("minLength", 1)
        .put("maxLength", 64)
        .put("pattern", WRITTEN);
    words(fields.withObjectProperty("text"), RequestCheck.MAX_TEXT);
    words(fields.putObject("template"), RequestCheck.MAX_NAME);
    words(fields.putObject("brand"), RequestCheck.MAX_NAME);
    fields.withObjectProperty("brand").put("description", "In whose name; else the default brand.");
    fields.withObjectProperty("template").put("description", "A template's name.");
    fields
        .withObjectProperty("variables")
        .withObjectProperty("propertyNames")
        .put("minLength", 1)
        .put("maxLength", RequestCheck.MAX_NAME)
        .put("pattern", "\\S");
    fields
        .withObjectProperty("variables")
        .withObjectProperty("additionalProperties")
        .put("maxLength", RequestCheck.MAX_TEXT);
    ObjectNode labels = fields.withObjectProperty("labels");
    labels.withObjectProperty("propertyNames").put("pattern", Characters.LABEL_NAME.pattern());
    labels.withObjectProperty("additionalProperties").put("minLength", 1).put("pattern", "\\S");
  }

  private static void words(ObjectNode field, int longest) {
    field.put("type", "string").put("minLength", 1).put("maxLength", longest).put("pattern", "\\S");
  }

  /** One of the two forms, in which the other's fields are null at most. */
  private static ObjectNode form(ObjectNode both, String needed, List<String> absent) {
    ObjectNode form = both.deepCopy();
    form.put("title", needed.equals("text") ? "Words" : "Template");
    form.putArray("required").add("to").add(needed);
    ObjectNode fields = (ObjectNode) form.get("properties");
    absent.forEach(name -> fields.putObject(name).put("type", "null"));
    for (Map.Entry<String, ?> field : List.copyOf(fields.properties())) {
      if (!List.of("to", needed).contains(field.getKey())) {
        JsonSchemas.allowNull((ObjectNode) field.getValue());
      }
    }
    return form;
  }
}
