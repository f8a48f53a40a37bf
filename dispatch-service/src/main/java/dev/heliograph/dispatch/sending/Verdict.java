package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.errors.RetryAdvice;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.Evidence;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.time.Duration;
import java.util.Optional;

/**
 * What an outcome means for its row.
 *
 * @param mostAnswers after so many answers about the message it is refused for good
 */
record Verdict(Backoff backoff, int mostAnswers) {

  LedgerChange on(Turn turn, int answersBefore, ErrorTable errors, SendOutcome outcome) {
    return switch (outcome) { // no default: a new outcome must not compile until it is handled
      case Accepted(var sid) ->
          ended(turn, To.ACCEPTED, new Evidence(Optional.of(sid), Optional.empty(), true));
      case Rejected(var code) -> rejected(turn, Optional.of(code), !errors.isPermanent(code));
      case NotSent notSent -> afterNotSent(turn, answersBefore, errors, notSent);
      case Uncertain _ -> ended(turn, To.UNCERTAIN, Evidence.NONE);
      case NotBegun() -> ended(turn, To.QUEUED, Evidence.NONE);
    };
  }

  private LedgerChange afterNotSent(
      Turn turn, int answersBefore, ErrorTable errors, NotSent notSent) {
    return notSent.cause().aboutMessage()
        ? refusedForNow(turn, answersBefore, errors, notSent)
        : waiting(turn, backoff.after(turn.attempt(), notSent.retryAfter()), notSent);
  }

  /** As late and as often as the provider's table says, within our own bound. */
  private LedgerChange refusedForNow(
      Turn turn, int answersBefore, ErrorTable errors, NotSent notSent) {
    Optional<RetryAdvice> advice = errors.passing(notSent.errorCode());
    int times = Math.min(mostAnswers - 1, advice.map(RetryAdvice::times).orElse(mostAnswers));
    if (answersBefore >= times) {
      return rejected(turn, notSent.errorCode(), true);
    }
    Duration least = advice.map(RetryAdvice::after).orElse(backoff.base());
    return waiting(turn, backoff.from(least, answersBefore, notSent.retryAfter()), notSent);
  }

  private static LedgerChange waiting(Turn turn, Duration delay, NotSent notSent) {
    var evidence =
        new Evidence(Optional.empty(), notSent.errorCode(), notSent.cause().aboutMessage());
    return new LedgerChange(turn, To.WAITING, delay, evidence);
  }

  private static LedgerChange rejected(Turn turn, Optional<Integer> code, boolean keepsWords) {
    var evidence = new Evidence(Optional.empty(), code, true);
    return new LedgerChange(turn, To.REJECTED, Duration.ZERO, evidence, keepsWords);
  }

  private static LedgerChange ended(Turn turn, To to, Evidence evidence) {
    return new LedgerChange(turn, to, Duration.ZERO, evidence);
  }
}
