package dev.heliograph.dispatch.sending;

import java.time.Duration;
import java.util.Optional;

/** What one call to a provider came to. Only what is certainly not sent may be sent again. */
public sealed interface SendOutcome {
  /** The provider has it, under this id. */
  record Accepted(String sid) implements SendOutcome {}

  /** The provider refused it, with its own code: it will never work as it is. */
  record Rejected(int errorCode) implements SendOutcome {}

  /**
   * Certainly not sent.
   *
   * @param errorCode the provider's own, where it gave one
   * @param retryAfter how long the provider wants to be left alone, where it said so
   */
  record NotSent(Cause cause, Optional<Integer> errorCode, Optional<Duration> retryAfter)
      implements SendOutcome {
    public static NotSent because(Cause cause) {
      return new NotSent(cause, Optional.empty(), Optional.empty());
    }
  }

  /**
   * It may have been sent: not sent again before it is settled.
   *
   * @param cause a word for logs and for people, such as {@code read_timeout}
   */
  record Uncertain(String cause) implements SendOutcome {}

  /** The time for starting had passed before anything was written: the row goes back. */
  record NotBegun() implements SendOutcome {}

  /** Why something was not sent. */
  enum Cause {
    /** No connection: refused, no such host, TLS, connect timeout. */
    UNREACHABLE(false),
    /** Too many requests. */
    THROTTLED(false),
    /** The provider says that it is not available. */
    UNAVAILABLE(false),
    /** Our account or token is wrong: no fault of the message. */
    CREDENTIALS(false),
    /** The words in the ledger cannot be read: wrong keyset. */
    UNREADABLE(false),
    /** The provider that it was to go by is not configured any more. */
    NO_PROVIDER(false),
    /** An answer about this message that may be another one later, such as a full queue. */
    REFUSED_FOR_NOW(true);

    private final boolean aboutMessage;

    Cause(boolean aboutMessage) {
      this.aboutMessage = aboutMessage;
    }

    /** The provider could not be asked: the next call would come to the same. */
    boolean isDown() {
      return this == UNREACHABLE || this == UNAVAILABLE;
    }

    /** Such answers are counted, and end with a refusal; the others are bounded by time alone. */
    boolean aboutMessage() {
      return aboutMessage;
    }
  }
}
