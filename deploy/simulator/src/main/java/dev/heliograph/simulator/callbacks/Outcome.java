package dev.heliograph.simulator.callbacks;

/** How one try to deliver a callback ended. */
sealed interface Outcome {
  /** A response with this status. */
  record Answered(int status) implements Outcome {}

  /** Refused, unknown host, no TLS, or too slow to connect. */
  record NotConnected() implements Outcome {}

  /** Sent, and no response in time, or the connection broke. */
  record NoResponse() implements Outcome {}

  default boolean isTaken() {
    return this instanceof Answered(int status) && status < 400;
  }
}
