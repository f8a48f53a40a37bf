package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;
import java.util.Set;

/** By whom a message is to go. It is asked once, when the message is claimed. */
public interface Routing {
  Route of(OutboundMessage message);

  /** All that it may name, so that they can be shown before they are used. */
  default Set<Route> all() {
    return Set.of();
  }
}
