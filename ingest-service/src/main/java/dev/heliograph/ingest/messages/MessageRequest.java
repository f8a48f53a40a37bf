package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Lane;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST /v1/messages}, as it came.
 *
 * @param to a telephone number as people write it
 * @param text the words; either these or a template
 * @param template its name
 * @param variables what the template needs: strings, numbers or booleans
 * @param priority the lane it stands in
 * @param labels what it can be found by later
 */
public record MessageRequest(
    Optional<String> to,
    Optional<String> text,
    Optional<String> template,
    Optional<Map<String, JsonNode>> variables,
    Optional<Category> category,
    Optional<Lane> priority,
    Optional<String> brand,
    Optional<Map<String, JsonNode>> labels) {

  /** A text in given words. */
  public static MessageRequest words(String to, String text, Map<String, JsonNode> labels) {
    return new MessageRequest(
        Optional.of(to),
        Optional.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(labels));
  }

  /** Holds a number and words: neither is shown. */
  @Override
  public String toString() {
    return "MessageRequest[template=%s, category=%s, priority=%s]"
        .formatted(template, category, priority);
  }
}
