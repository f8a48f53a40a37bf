package dev.heliograph.composer.tickets;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Texts in a ticket's data; a blank one is none. */
final class Words {
  private Words() {}

  static Optional<String> in(JsonNode state, String pointer) {
    JsonNode node = state.at(pointer);
    return node.isValueNode() && !node.isNull()
        ? Optional.of(node.asString().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
