package dev.heliograph.composer.decision;

import dev.heliograph.composer.decision.Address.Unusable;
import dev.heliograph.composer.decision.Address.Usable;
import dev.heliograph.composer.reason.Reason;
import dev.heliograph.composer.templates.Wording;
import dev.heliograph.composer.templates.Wording.NoWords;
import dev.heliograph.composer.templates.Wording.Words;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange.About;
import java.time.Instant;

/** A text that a rule or a caller wants, before it is judged. */
record Request(MessageId id, Address to, Wording wording, Handling handling, Origin origin) {

  Decision judge(Instant now) {
    return switch (to) {
      case Unusable(var reason) -> reject(reason);
      case Usable(var recipient) ->
          now.isAfter(handling.notAfter())
              ? new Decision.Expire(id, about(), Reason.expired())
              : judge(recipient);
    };
  }

  private Decision judge(Recipient recipient) {
    return switch (wording) {
      case NoWords(_, var reason) -> reject(reason);
      case Words(var content) ->
          new Decision.Send(new OutboundMessage(id, recipient, content, handling, origin));
    };
  }

  private Decision reject(Reason reason) {
    return new Decision.Reject(id, about(), reason);
  }

  private About about() {
    return new About(to.reachable(), wording.template(), handling, origin);
  }
}
