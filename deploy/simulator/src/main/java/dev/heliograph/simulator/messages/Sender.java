package dev.heliograph.simulator.messages;

import org.jspecify.annotations.Nullable;

/** Who sends, and why: a number, a Messaging Service, or a service told to use that number. */
public record Sender(@Nullable String from, @Nullable String service, Direction direction) {

  /** Who has told the API to send. */
  public static Sender caller(@Nullable String from, @Nullable String service) {
    return new Sender(from, service, Direction.API);
  }

  @Override
  public String toString() {
    return "Sender[" + direction + "]"; // no number
  }
}
