package dev.heliograph.simulator.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come.
 *
 * @param from null until a Messaging Service has chosen a number
 * @param errorCode Twilio's code, with {@code failed} and {@code undelivered}
 * @param sent when it went out; null before
 * @param settled whether its status will change no more ({@code sent} may stay the last)
 */
public record Progress(
    Status status,
    @Nullable String from,
    @Nullable Integer errorCode,
    Instant updated,
    @Nullable Instant sent,
    boolean settled) {

  /** The next status, at that time. */
  public Progress to(Status next, Instant at) {
    Instant sentAt = sent == null && next == Status.SENT ? at : sent;
    return new Progress(next, from, errorCode, at, sentAt, next.isFinal());
  }

  /** With the number that the Messaging Service chose; one that was asked for stays. */
  public Progress from(String chosen) {
    return new Progress(status, from == null ? chosen : from, errorCode, updated, sent, settled);
  }

  /** With the reason why it did not arrive. */
  public Progress because(@Nullable Integer code) {
    return new Progress(status, from, code, updated, sent, settled);
  }

  /** Changed at that time in something else than its status. */
  Progress touched(Instant at) {
    return new Progress(status, from, errorCode, at, sent, settled);
  }

  /** Nothing follows. */
  public Progress settle() {
    return new Progress(status, from, errorCode, updated, sent, true);
  }
}
