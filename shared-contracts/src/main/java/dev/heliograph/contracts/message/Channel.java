package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** By what way a message reaches people. */
public enum Channel {
  SMS,
  EMAIL,
  /** Our own channel at Slack, by an incoming webhook. */
  SLACK,
  /** Our own channel at Discord, by a webhook. */
  DISCORD;

  /** Reads the lower-case word. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static Channel of(String word) {
    return Words.constant(Channel.class, word);
  }

  /** The word on Kafka, in the API and in the database. */
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
