package dev.heliograph.simulator.inbound;

import java.util.List;

/**
 * What became of telling the webhook of one inbound text.
 *
 * @param state pending, answered, not_connected, no_response or no_webhook
 * @param status of HTTP; 0 unless it was answered
 * @param notes what else is worth knowing, for people
 */
public record Delivery(String state, int status, List<String> notes) {
  static final Delivery PENDING = new Delivery("pending", 0, List.of());
  static final Delivery NO_WEBHOOK = new Delivery("no_webhook", 0, List.of());

  public Delivery {
    notes = List.copyOf(notes);
  }

  static Delivery answered(int status, List<String> notes) {
    return new Delivery("answered", status, notes);
  }

  static Delivery notConnected() {
    return new Delivery("not_connected", 0, List.of());
  }

  static Delivery noResponse() {
    return new Delivery("no_response", 0, List.of());
  }
}
