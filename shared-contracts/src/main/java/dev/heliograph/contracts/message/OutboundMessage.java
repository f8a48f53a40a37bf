package dev.heliograph.contracts.message;

import java.time.Instant;
import java.util.Optional;

/**
 * One message to be sent: all that dispatch needs, and all that status shows. Topic {@code
 * messages.*}.
 *
 * @param fallback what goes out instead, once, where this one fails for good
 */
public record OutboundMessage(
    MessageId id,
    Recipient to,
    Content content,
    Handling handling,
    Origin origin,
    Optional<Fallback> fallback) {

  /**
   * A message by another channel, of an id of its own. It is of the same event and is treated alike
   * otherwise.
   */
  public record Fallback(MessageId id, Recipient to, Content content) {
    /**
     * As a message.
     *
     * @param like how the message is treated that it stands for
     * @param notAfter a failure may be told so late that the usual time has passed
     */
    public OutboundMessage message(Handling like, Instant notAfter, Origin origin) {
      var handling = new Handling(like.category(), Lane.NOTICES, notAfter, like.brand());
      return new OutboundMessage(id, to, content, handling, origin);
    }
  }

  /** A message without a fallback. */
  public OutboundMessage(
      MessageId id, Recipient to, Content content, Handling handling, Origin origin) {
    this(id, to, content, handling, origin, Optional.empty());
  }
}
