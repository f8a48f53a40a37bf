package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.MessageId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that asks for its row.
 *
 * @param ordered false for what neither waits for earlier messages nor holds later ones back
 * @param payload the encrypted message: all that a send needs
 * @param wanted whether it may start at once: a permit is in hand, and nothing earlier of the same
 *     poll holds it back
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the database, never compared
public record NewSend(
    MessageId id,
    Position position,
    Way way,
    Terms terms,
    boolean ordered,
    boolean wanted,
    byte[] payload) {

  /**
   * Where it stands in the order of its recipient.
   *
   * @param partition and offset of its record
   */
  public record Position(RecipientKey recipient, int partition, long offset) {}

  /**
   * By whom it goes.
   *
   * @param segments what it takes of the sender's rate, at least 1
   */
  public record Way(Route route, Channel channel, int segments) {}

  /**
   * What came along with it, beside the words.
   *
   * @param notAfter sent later it is of no use
   * @param requestHash hash of the request's body, where the caller gave an idempotency key
   * @param trace the trace that it comes from, as {@code traceparent}
   */
  public record Terms(Instant notAfter, Optional<String> requestHash, Optional<String> trace) {}
}
