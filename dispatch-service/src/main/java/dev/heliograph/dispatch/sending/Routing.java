package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;

/** By whom a message is to go. It is asked once, when the message is claimed. */
public interface Routing {
  Route of(OutboundMessage message);
}
