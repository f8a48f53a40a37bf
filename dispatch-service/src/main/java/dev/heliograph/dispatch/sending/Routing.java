package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** By whom a message is to go. */
public interface Routing {
  /** It is asked once, when the message is claimed. */
  Route of(OutboundMessage message);

  /**
   * The next one of the message's order of preference. It is asked only where the message has
   * certainly not been sent.
   *
   * @param failed by which it could not go
   * @return absent where it was the last: there is no way round
   */
  default Optional<Route> after(Route failed, OutboundMessage message) {
    return Optional.empty();
  }

  /**
   * The next one that is open, for a message that has waited for another; nothing is tried out.
   *
   * @param waitedFor for which it must not have begun
   */
  default Optional<Route> openAfter(
      Route waitedFor, OutboundMessage message, Predicate<Route> open) {
    return Optional.empty();
  }

  /** Whether there is a message that goes on by another route where this one fails. */
  default boolean leadsOn(Route route) {
    return false;
  }

  /** All that it may name, so that they can be shown before they are used. */
  default Set<Route> all() {
    return Set.of();
  }
}
