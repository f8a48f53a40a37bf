package dev.heliograph.ingest.checks;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.DomainEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Events as they would come, marked {@code "test": true}. */
final class DrillEvents {
  static final String SOURCE = "/checks";

  private DrillEvents() {}

  /** A sale as Stripe would tell of it. */
  static DomainEvent sale(UUID drill, String client, Instant at) {
    String sessionId = "cs_check_" + drill.toString().replace("-", "");
    ObjectNode data = ContractJson.mapper().createObjectNode();
    ObjectNode purchase =
        data.putObject("purchase")
            .put("id", sessionId)
            .put("city", "Dallas")
            .put("ticketType", "GA")
            .put("quantity", 2);
    purchase.putObject("amount").put("minor", 200_000).put("currency", "usd");
    data.putObject("customer").put("name", "John Doe").put("email", "john@example.com");
    data.put("test", true);
    var attributes =
        new DomainEvent.Attributes(
            sessionId + ":paid",
            SOURCE,
            "purchase.completed",
            Optional.of("purchase:" + sessionId),
            at,
            Map.of("client", client));
    return new DomainEvent(attributes, data);
  }

  /** A critical failure that is none. */
  static DomainEvent alert(UUID drill, String client, Instant at) {
    ObjectNode data =
        ContractJson.mapper()
            .createObjectNode()
            .put("cause", "check")
            .put("severity", "critical")
            .put("message", "This is a test of the alerts. Nothing is wrong.")
            .put("test", true);
    var attributes =
        new DomainEvent.Attributes(
            "check-" + drill,
            SOURCE,
            "system.alert",
            Optional.of("alert:check"),
            at,
            Map.of("client", client));
    return new DomainEvent(attributes, data);
  }
}
