package dev.heliograph.simulator.messages;

/** Which way a message goes, in Twilio's words. */
public enum Direction {
  /** Created by a caller of the API. */
  API("outbound-api"),
  /** Sent because of an inbound one: by the webhook's answer, or by the opt-out filter. */
  REPLY("outbound-reply"),
  /** From a handset. */
  INBOUND("inbound");

  private final String word;

  Direction(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
