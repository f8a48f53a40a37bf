package dev.heliograph.simulator.messages;

import org.jspecify.annotations.Nullable;

/** Who sends, and why: a number, a Messaging Service, or a service told to use that number. */
public record Sender(
    @Nullable String from, @Nullable String service, Direction direction, Provider provider) {

  /** At Twilio. */
  public Sender(@Nullable String from, @Nullable String service, Direction direction) {
    this(from, service, direction, Provider.TWILIO);
  }

  /** Who has told the API to send. */
  public static Sender caller(@Nullable String from, @Nullable String service) {
    return new Sender(from, service, Direction.API);
  }

  /** Who has told another provider than Twilio to send. */
  public static Sender at(Provider provider, String from) {
    return new Sender(from, null, Direction.API, provider);
  }

  @Override
  public String toString() {
    return "Sender[" + direction + "]"; // no number
  }
}
