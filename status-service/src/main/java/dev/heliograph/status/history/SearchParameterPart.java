package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.support.openapi.ApiDocumentPart;
import dev.heliograph.support.openapi.JsonSchemas;
import dev.heliograph.support.openapi.SearchParameters;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
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
    var all = SearchParameters.of(document, "/v1/messages");
    all.repeated("label", "name:value; every one must hold.")
        .put("maxItems", QueryParameters.MOST_LABELS)
        .putObject("items")
        .put("type", "string")
        .put("pattern", "^[^:\\x00]+:[^\\x00]*$");
    all.repeated("status", "One of them, separated by commas or repeated.")
        .putObject("items")
        .put("type", "string")
        .put("pattern", statuses());
    all.text("to", "A number in any usual form; national with DEFAULT_REGION.")
        .put("maxLength", 64);
    all.text("eventId", "Of the event that the message comes from.");
    all.text("source", "Of that event.");
    all.text("subject", "Of that event.");
    all.time("from", "First heard of then or later; of the years 1 to 9999.");
    all.time("until", "First heard of before.");
    all.text("cursor", "The `next` of a page of the same search.");
    all.limit(QueryParameters.LARGEST_LIMIT, QueryParameters.DEFAULT_LIMIT);
  }

  private static String statuses() {
    String words =
        Arrays.stream(MessageStatus.values())
            .map(MessageStatus::word)
            .collect(Collectors.joining("|"));
    return "^(%s)(,(%s))*$".formatted(words, words);
  }
}
