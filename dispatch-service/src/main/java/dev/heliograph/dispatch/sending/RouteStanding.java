package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Route;

/**
 * Whether a route is known to be out of order. Of an order of preference, what is known to be so is
 * passed over; where all are, the first is kept and the message waits for it.
 */
@FunctionalInterface
public interface RouteStanding {
  boolean isUp(Route route);
}
