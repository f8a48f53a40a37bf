package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;

/**
 * One attempt to send one message.
 *
 * @param number from 1
 */
public record Attempt(OutboundMessage message, int number, Route route) {
  @Override
  public String toString() {
    return "Attempt[" + message.id() + ", " + number + ", " + route + "]"; // nothing of its words
  }
}
