package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;
import java.util.Set;

/** Where there is one sender. */
record OnlyRoute(Route route) implements Routing {
  @Override
  public Route of(OutboundMessage message) {
    return route;
  }

  @Override
  public Set<Route> all() {
    return Set.of(route);
  }
}
