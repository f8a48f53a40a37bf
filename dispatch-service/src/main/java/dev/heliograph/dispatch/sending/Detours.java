package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.gates.Flow;
import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.ledger.MovableRows;
import dev.heliograph.dispatch.ledger.MovableRows.Movable;
import dev.heliograph.dispatch.ledger.MovableRows.Place;
import dev.heliograph.dispatch.ledger.MovableRows.Queue;
import dev.heliograph.dispatch.ledger.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets what waits for a provider that is down, or for a sender that its provider refuses, go on by
 * the next open route of its order: some hundred rows a round, the most pressing first, so that a
 * long queue does not come down on the next one at once. What people have paused stays.
 */
final class Detours {
  private static final Logger log = LoggerFactory.getLogger(Detours.class);
  static final int MOST = 500;

  private final MovableRows rows;
  private final Gates gates;
  private final KnownRoutes routes;
  private final Routing routing;
  private final Envelope envelope;

  /** How far each queue was looked at: what has no other way must not hide what has. */
  private final Map<Queue, Place> places = new HashMap<>();

  Detours(MovableRows rows, Gates gates, KnownRoutes routes, Routing routing, Envelope envelope) {
    this.rows = rows;
    this.gates = gates;
    this.routes = routes;
    this.routing = routing;
    this.envelope = envelope;
  }

  /** One round. */
  void take() {
    for (Route route : routes.all()) {
      if (routing.leadsOn(route) && isOutOfOrder(route) && !gates.isHeldByPeople(route)) {
        take(route);
      }
    }
  }

  private boolean isOutOfOrder(Route route) {
    return gates.isRefused(route) || gates.breakers().standing(route.provider()) == Standing.OPEN;
  }

  private void take(Route route) {
    int left = MOST;
    int moved = 0;
    for (Use use : Use.values()) {
      if (left > 0) {
        List<Movable> found = next(new Queue(route, use.lane(), use.isFirst()), left);
        left -= found.size();
        moved += move(route, found);
      }
    }
    if (moved > 0) {
      log.info("{} texts that waited for {} go on by the next of their routes", moved, route);
    }
  }

  private List<Movable> next(Queue queue, int most) {
    List<Movable> found = rows.after(places.getOrDefault(queue, Place.START), queue, most);
    if (found.size() < most) {
      places.remove(queue);
    } else {
      places.put(queue, found.getLast().place());
    }
    return found;
  }

  private int move(Route from, List<Movable> found) {
    var moves = new HashMap<MessageId, Route>();
    for (Movable row : found) {
      open(row)
          .flatMap(message -> routing.openAfter(from, message, this::isOpen))
          .ifPresent(next -> moves.put(row.id(), next));
    }
    moves.values().forEach(routes::saw);
    return moves.isEmpty() ? 0 : rows.move(from, moves);
  }

  private boolean isOpen(Route route) {
    return !(gates.flow(route) instanceof Flow.Closed);
  }

  /** What cannot be read is told of when it is to be sent. */
  private Optional<OutboundMessage> open(Movable row) {
    try {
      return Optional.of(envelope.open(row.id(), row.payload()));
    } catch (RuntimeException unreadable) {
      log.debug("message {}: its words cannot be read", row.id());
      return Optional.empty();
    }
  }
}
