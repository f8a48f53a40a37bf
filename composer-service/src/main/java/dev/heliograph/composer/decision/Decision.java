package dev.heliograph.composer.decision;

import dev.heliograph.composer.reason.Reason;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange.About;

/** What becomes of one message. */
public sealed interface Decision {
  MessageId messageId();

  /** What it was made of. */
  Origin origin();

  /** It goes to dispatch. */
  record Send(OutboundMessage message) implements Decision {
    @Override
    public MessageId messageId() {
      return message.id();
    }

    @Override
    public Origin origin() {
      return message.origin();
    }
  }

  /** It will never work as it is. */
  record Reject(MessageId messageId, About about, Reason reason) implements Decision {
    @Override
    public Origin origin() {
      return about.origin();
    }
  }

  /** It came too late to be of use. */
  record Expire(MessageId messageId, About about, Reason reason) implements Decision {
    @Override
    public Origin origin() {
      return about.origin();
    }
  }
}
