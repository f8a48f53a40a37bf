package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Unsettled.Change;
import dev.heliograph.dispatch.ledger.Unsettled.Open;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be done with an uncertain row once something is known of it.
 *
 * @param mostAnswers after so many answers about the message it has failed
 */
record Judge(FindingTeller teller, SettlingSettings settings, int mostAnswers) {

  /**
   * A change of the row and what is told of it.
   *
   * @param word for logs and meters
   */
  record Verdict(String word, Change change, Optional<StatusChange> told) {
    boolean isForGood() {
      return word.equals("for_good");
    }
  }

  /** Nobody has it: never two at once, so the next attempt may begin. */
  Verdict absent(Open open) {
    SendRow row = open.row();
    if (row.proof().flagged() || row.proof().delivered()) {
      return ended("earlier_only", row, SendState.ACCEPTED, teller.earlierOnly(row));
    }
    if (!row.times().notAfter().isAfter(open.now())) {
      return ended("expired", row, SendState.EXPIRED, teller.tooLate(row));
    }
    if (open.answers() + 1 >= mostAnswers) {
      return ended("failed", row, SendState.FAILED, teller.notTaken(row));
    }
    var again =
        new Change(
            row.id(), SendState.WAITING, row.attempt() + 1, Optional.of(Duration.ZERO), true);
    return new Verdict("retried", again, Optional.of(teller.retried(row)));
  }

  /** Looked at again, until patience has an end. */
  Verdict unclear(Open open) {
    var until = open.row().times().since().plus(settings.patience());
    return until.isAfter(open.now()) ? later(open) : forGood(open.row());
  }

  Verdict forGood(SendRow row) {
    var never = new Change(row.id(), SendState.UNCERTAIN, row.attempt(), Optional.empty(), false);
    return new Verdict("for_good", never, Optional.of(teller.forGood(row)));
  }

  Verdict later(Open open) {
    SendRow row = open.row();
    var later =
        new Change(
            row.id(), SendState.UNCERTAIN, row.attempt(), Optional.of(settings.apart()), false);
    return new Verdict("later", later, Optional.empty());
  }

  private static Verdict ended(String word, SendRow row, SendState state, StatusChange told) {
    var change = new Change(row.id(), state, row.attempt(), Optional.of(Duration.ZERO), true);
    return new Verdict(word, change, Optional.of(told));
  }
}
