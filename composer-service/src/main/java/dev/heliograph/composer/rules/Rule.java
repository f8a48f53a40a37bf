package dev.heliograph.composer.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Lane;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * A text that an event makes for one audience. Its name is part of the id of every message it
 * makes: a rule that is renamed would send again what is delivered again.
 *
 * @param on the types of event
 * @param labels name of a label to where in the event's data its value stands; what is not there
 *     makes no label
 */
public record Rule(
    String name,
    Set<String> on,
    Addressee to,
    @JsonProperty("send") Text text,
    Map<String, JsonPointer> labels) {

  public Rule {
    on = Set.copyOf(on);
    labels = Map.copyOf(labels);
  }

  /** For whom it is, in one word, and where that person's number stands. */
  public record Addressee(String audience, NumberSource number) {}

  /** What is said, and how it is to be treated. */
  public record Text(String template, Category category, Lane lane) {}
}
