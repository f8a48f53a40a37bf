package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a search, which it reads itself, and what may be null in its answers. */
@Component
class SearchParameterPart implements ApiDocumentPart {
  @Override
  public void addTo(ObjectNode document) {
    ObjectNode schemas = JsonSchemas.of(document);
    Stream.of(
            MessageView.class,
            MessageView.Cost.class,
            MessageView.Attempt.class,
            MessageView.TimelineEntry.class,
            MessagesController.Found.class)
        .forEach(type -> JsonSchemas.allowNullOfOptionals(schemas, type));
    ArrayNode all = ((ObjectNode) document.at("/paths/~1v1~1messages/get")).putArray("parameters");
    repeated(all, "label", "name:value; every one must hold.")
        .put("maxItems", QueryParameters.MOST_LABELS)
        .putObject("items")
        .put("type", "string")
        .put("pattern", "^[^:\\x00]+:[^\\x00]*$");
    repeated(all, "status", "One of them, separated by commas or repeated.")
        .putObject("items")
        .put("type", "string")
        .put("pattern", statuses());
    text(all, "to", "A number in any usual form; national with DEFAULT_REGION.")
        .put("maxLength", 64);
    text(all, "eventId", "Of the event that the message comes from.");
    text(all, "source", "Of that event.");
    text(all, "subject", "Of that event.");
    text(all, "from", "First heard of then or later; of the years 1 to 9999.")
        .put("format", "date-time");
    text(all, "until", "First heard of before.").put("format", "date-time");
    text(all, "cursor", "The `next` of a page of the same search.");
    parameter(all, "limit", "How many on a page.")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", QueryParameters.LARGEST_LIMIT)
        .put("default", QueryParameters.DEFAULT_LIMIT);
  }

  private static String statuses() {
    String words =
        Arrays.stream(MessageStatus.values())
            .map(MessageStatus::word)
            .collect(Collectors.joining("|"));
    return "^(%s)(,(%s))*$".formatted(words, words);
  }

  private static ObjectNode repeated(ArrayNode all, String name, String description) {
    return parameter(all, name, description).put("type", "array");
  }

  private static ObjectNode text(ArrayNode all, String name, String description) {
    return parameter(all, name, description).put("type", "string");
  }

  private static ObjectNode parameter(ArrayNode all, String name, String description) {
    return all.addObject()
        .put("name", name)
        .put("in", "query")
        .put("description", description)
        .putObject("schema");
  }
}
