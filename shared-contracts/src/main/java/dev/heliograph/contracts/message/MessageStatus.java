package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a message stands. Within one attempt the status only rises: a late report of a lower rank
 * is kept and changes nothing.
 */
public enum MessageStatus {
  /** To be sent later. Our turn. */
  SCHEDULED(0),
  /** Decided and handed to dispatch. Our turn. */
  QUEUED(1),
  /** Certainly not sent, tried again later. Our turn. */
  RETRYING(2),
  /** A call to the provider may be under way. Our turn. */
  SENDING(3),
  /**
   * It may have been sent: not tried again before it is settled. Below every report of the
   * provider.
   */
  UNCERTAIN(4),
  /** The provider has it. The provider's turn. */
  ACCEPTED(5),
  /** The carrier has it. May be the last that is ever reported. The carrier's turn. */
  SENT(6),
  /** It will not be sent, by a rule or a person's wish. Final. */
  SUPPRESSED(7),
  /**
   * It will never work as it is: a missing variable, a bad number, the provider's refusal. Final.
   */
  REJECTED(7),
  /** Called back before it was sent. Final. */
  CANCELED(7),
  /** Too late to be useful. Final. */
  EXPIRED(7),
  /** The provider could not send it. Final for its attempt. */
  FAILED(7),
  /** The carrier could not deliver it. Final for its attempt. */
  UNDELIVERED(7),
  /** It is on the phone. Final, whatever is reported later. */
  DELIVERED(8);

  private final int rank;

  MessageStatus(int rank) {
    this.rank = rank;
  }

  /** Reads the lower-case word. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static MessageStatus of(String word) {
    return Words.constant(MessageStatus.class, word);
  }

  /** The word on Kafka, in the API and in the database. */
  @JsonValue
  public String word() {
    return Words.of(this);
  }

  /** Its height within one attempt, from 0. Equal ranks are two finals: the first stays. */
  public int rank() {
    return rank;
  }

  /** Nothing more is to be expected of this attempt. */
  public boolean isFinal() {
    return rank >= SUPPRESSED.rank;
  }
}
