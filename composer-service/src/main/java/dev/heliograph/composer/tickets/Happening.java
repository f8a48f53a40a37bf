package dev.heliograph.composer.tickets;

import dev.heliograph.contracts.event.DomainEvent;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an event tells rules: the event itself, or, of a ticket that "changed", each thing that
 * happened to it.
 *
 * @param type the type of event that rules look for
 * @param data in the shape of that type
 * @param event what it was read from; its identity stays that of the messages
 */
public record Happening(String type, JsonNode data, DomainEvent event) {
  private static final String CHANGED = "ticket.changed";

  /** None where nothing happened that anybody should hear of. */
  public static List<Happening> in(DomainEvent event) {
    if (!event.type().equals(CHANGED)) {
      return List.of(new Happening(event.type(), event.data(), event));
    }
    JsonNode after = event.data().path("after");
    return TicketChange.between(event.data().path("before"), after).stream()
        .map(change -> new Happening(change.eventType(), after, event))
        .toList();
  }

  @Override
  public String toString() {
    return "Happening[%s of %s]".formatted(type, event);
  }
}
