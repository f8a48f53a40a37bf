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
import dev.heliograph.contracts.message.OutboundMessage.Fallback;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange.About;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that a rule or a caller wants, before it is judged.
 *
 * @param fallback what goes out instead where this one can never arrive
 */
record Request(
    MessageId id,
    Address to,
    Wording wording,
    Handling handling,
    Origin origin,
    Optional<Fallback> fallback) {

  /** What becomes of it; a second decision where the fallback goes out at once. */
  List<Decision> judge(Instant now) {
    return switch (to) {
      case Unusable(var reason) -> unreachable(reason, now);
      case Usable(var recipient) -> List.of(isLate(now) ? expire() : judge(recipient));
    };
  }

  private boolean isLate(Instant now) {
    return now.isAfter(handling.notAfter());
  }

  /** Somebody without a usable number is written to, where there is an address. */
  private List<Decision> unreachable(Reason reason, Instant now) {
    if (fallback.isEmpty() || isLate(now)) {
      return List.of(reject(reason));
    }
    OutboundMessage mail = fallback.get().message(handling, handling.notAfter(), origin);
    return List.of(reject(reason), new Decision.Send(mail));
  }

  private Decision judge(Recipient recipient) {
    return switch (wording) {
      case NoWords(_, var reason) -> reject(reason);
      case Words(var content) ->
          new Decision.Send(
              new OutboundMessage(id, recipient, content, handling, origin, fallback));
    };
  }

  private Decision reject(Reason reason) {
    return new Decision.Reject(id, about(), reason);
  }

  private Decision expire() {
    return new Decision.Expire(id, about(), Reason.expired());
  }

  private About about() {
    return new About(to.reachable(), wording.template(), handling, origin);
  }
}
