package dev.heliograph.composer.decision;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.composer.templates.Wording;
import dev.heliograph.composer.variables.Variables;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The text that a caller asks for, word by word or by template. */
final class DirectRequests {
  /** The event that asks for it. */
  static final String TYPE = "message.requested";

  private static final String RULE = "direct";
  private static final String AUDIENCE = "recipient";

  private final Templates templates;
  private final Site site;

  DirectRequests(Templates templates, Site site) {
    this.templates = templates;
    this.site = site;
  }

  Request of(DomainEvent event, Instant now) {
    JsonNode data = event.data();
    return new Request(
        idOf(event),
        Address.of(data.path("to").asString(""), "/to", site.defaultRegion()),
        wordingOf(data),
        handlingOf(data, event.attributes().time(), now),
        originOf(event),
        Optional.empty());
  }

  /** The recipient is left out: one request is one message, whatever a repeat of it says. */
  private static MessageId idOf(DomainEvent event) {
    return MessageId.derive(event.source(), event.id(), RULE, AUDIENCE, "");
  }

  private Wording wordingOf(JsonNode data) {
    Optional<String> template = text(data, "template");
    if (template.isPresent()) {
      return templates.word(template.get(), Variables.of(data.path("variables")));
    }
    return text(data, "text")
        .map(body -> Wording.of(body, Optional.empty()))
        .orElseGet(() -> new Wording.NoWords(Optional.empty(), Reason.textMissing()));
  }

  private static Handling handlingOf(JsonNode data, Instant asked, Instant now) {
    Category category = text(data, "category").map(Category::of).orElse(Category.TRANSACTIONAL);
    Lane lane = text(data, "priority").map(Lane::of).orElse(usualLane(category));
    return new Handling(category, lane, Usefulness.end(category, asked, now), text(data, "brand"));
  }

  /** Where the caller says nothing: somebody waits for a code or an alert, nobody for an offer. */
  private static Lane usualLane(Category category) {
    return switch (category) {
      case AUTHENTICATION, ALERT -> Lane.URGENT;
      case TRANSACTIONAL, REMINDER -> Lane.NORMAL;
      case MARKETING -> Lane.BULK;
    };
  }

  private static Origin originOf(DomainEvent event) {
    Map<String, String> labels =
        event.data().path("labels").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().asString()));
    return new Origin(event.ref(), RULE, AUDIENCE, labels, RuleRequests.requestHash(event));
  }

  private static Optional<String> text(JsonNode data, String field) {
    return Optional.of(data.path(field)).filter(JsonNode::isString).map(JsonNode::stringValue);
  }
}
