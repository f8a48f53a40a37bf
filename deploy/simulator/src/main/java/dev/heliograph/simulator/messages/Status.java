package dev.heliograph.simulator.messages;

import java.util.Locale;

/** The statuses of a message, in Twilio's words. */
public enum Status {
  ACCEPTED(false),
  SCHEDULED(false),
  QUEUED(false),
  SENDING(false),
  SENT(false),
  DELIVERED(true),
  UNDELIVERED(true),
  FAILED(true),
  CANCELED(true),
  /** Of a text that somebody sent to us; it has no other. */
  RECEIVED(true);

  private final boolean isFinal;
  private final String word = name().toLowerCase(Locale.ROOT);

  Status(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether nothing follows. {@code sent} is not final, though it may stay the last one. */
  public boolean isFinal() {
    return isFinal;
  }

  /** As it stands in JSON and in callbacks. */
  public String word() {
    return word;
  }
}
