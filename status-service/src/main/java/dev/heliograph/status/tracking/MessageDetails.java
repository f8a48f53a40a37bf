package dev.heliograph.status.tracking;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.TemplateRef;
import dev.heliograph.contracts.text.Segmentation;
import java.util.Optional;

/**
 * What a message is. The words are not among it.
 *
 * @param size known once there is a text; what is no text has none
 */
public record MessageDetails(
    Optional<Recipient> to,
    Optional<TemplateRef> template,
    Handling handling,
    Origin origin,
    Optional<Segmentation> size) {

  static MessageDetails of(OutboundMessage message) {
    return new MessageDetails(
        Optional.of(message.to()),
        message.content().template(),
        message.handling(),
        message.origin(),
        size(message));
  }

  private static Optional<Segmentation> size(OutboundMessage message) {
    return message.to().channel() == Channel.SMS
        ? Optional.of(Segmentation.of(message.content().body()))
        : Optional.empty();
  }

  static MessageDetails of(StatusChange.About about) {
    return new MessageDetails(
        about.to(), about.template(), about.handling(), about.origin(), Optional.empty());
  }

  /** A message that goes out says more than a decision about it: 2, else 1. */
  public int weight() {
    return size.isPresent() ? 2 : 1;
  }

  /** The weightier of the two, of equals this one. */
  MessageDetails or(MessageDetails next) {
    return next.weight() > weight() ? next : this;
  }
}
