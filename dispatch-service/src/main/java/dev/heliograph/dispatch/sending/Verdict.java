package dev.heliograph.dispatch.sending;

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

  LedgerChange on(Turn turn, int answersBefore, SendOutcome outcome) {
    return switch (outcome) { // no default: a new outcome must not compile until it is handled
      case Accepted(var sid) ->
          ended(turn, To.ACCEPTED, new Evidence(Optional.of(sid), Optional.empty(), true));
      case Rejected(var code) -> rejected(turn, Optional.of(code));
      case NotSent notSent -> afterNotSent(turn, answersBefore, notSent);
      case Uncertain _ -> ended(turn, To.UNCERTAIN, Evidence.NONE);
      case NotBegun() -> ended(turn, To.QUEUED, Evidence.NONE);
    };
  }

  private LedgerChange afterNotSent(Turn turn, int answersBefore, NotSent notSent) {
    boolean counts = notSent.cause().aboutMessage();
    if (counts && answersBefore + 1 >= mostAnswers) {
      return rejected(turn, notSent.errorCode());
    }
    Duration delay = backoff.after(turn.attempt(), notSent.retryAfter());
    var evidence = new Evidence(Optional.empty(), notSent.errorCode(), counts);
    return new LedgerChange(turn, To.WAITING, delay, evidence);
  }

  private static LedgerChange rejected(Turn turn, Optional<Integer> code) {
    return ended(turn, To.REJECTED, new Evidence(Optional.empty(), code, true));
  }

  private static LedgerChange ended(Turn turn, To to, Evidence evidence) {
    return new LedgerChange(turn, to, Duration.ZERO, evidence);
  }
}
