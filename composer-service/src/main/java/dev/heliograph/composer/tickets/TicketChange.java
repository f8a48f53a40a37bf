package dev.heliograph.composer.tickets;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a ticket's change means, seen from before and after. The parts are told apart on their own:
 * one change may be an assignment and a closing.
 */
public enum TicketChange {
  /** The technician is another person than before, or the first. */
  ASSIGNED("ticket.assigned"),
  /** Closed or resolved, and neither before: what was resolved and is then closed is told once. */
  CLOSED("ticket.closed"),
  /**
   * Any other new status. Not {@code assigned} together with an assignment, which says so already.
   */
  STATUS_CHANGED("ticket.status_changed");

  private static final Set<String> OVER = Set.of("closed", "resolved");

  private final String eventType;

  TicketChange(String eventType) {
    this.eventType = eventType;
  }

  /** The event that an upstream would have sent that knows what happened. */
  public String eventType() {
    return eventType;
  }

  /**
   * Compares two states of a ticket.
   *
   * @param before and {@code after}: objects with {@code ticket} and {@code technician}, each of
   *     which may be missing
   */
  public static Set<TicketChange> between(JsonNode before, JsonNode after) {
    var changes = EnumSet.noneOf(TicketChange.class);
    if (Technician.in(after).filter(now -> !now.isSameAs(Technician.in(before))).isPresent()) {
      changes.add(ASSIGNED);
    }
    status(after)
        .flatMap(now -> ofStatus(status(before), now, changes.contains(ASSIGNED)))
        .ifPresent(changes::add);
    return changes;
  }

  private static Optional<TicketChange> ofStatus(
      Optional<String> before, String now, boolean assigned) {
    if (before.equals(Optional.of(now))) {
      return Optional.empty();
    }
    if (OVER.contains(now)) {
      return before.filter(OVER::contains).isPresent() ? Optional.empty() : Optional.of(CLOSED);
    }
    return assigned && now.equals("assigned") ? Optional.empty() : Optional.of(STATUS_CHANGED);
  }

  private static Optional<String> status(JsonNode state) {
    return Words.in(state, "/ticket/status").map(Words::lower);
  }
}
