package dev.heliograph.simulator.web;

/** How a request ends. */
public sealed interface Answer {
  Runnable NOTHING = () -> {};

  /**
   * A response.
   *
   * @param body JSON; empty for none
   * @param afterwards run once the response is written
   */
  record Reply(int status, String body, Runnable afterwards) implements Answer {}

  /** The connection is closed without a response. */
  record Dropped(Runnable afterwards) implements Answer {}

  Runnable afterwards();

  static Answer json(int status, String body) {
    return new Reply(status, body, NOTHING);
  }

  static Answer empty(int status) {
    return new Reply(status, "", NOTHING);
  }
}
