package dev.heliograph.dispatch.settling;

import dev.heliograph.dispatch.ledger.SendRow.Proof;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standing;
import java.util.HashMap;

/**
 * What a report proves about a row.
 *
 * <p>An unknown sid is evidence in whatever state the row is: the provider has that attempt. A
 * known one changes two things only: a failure of the current attempt, and {@code delivered}, which
 * ends a retry that has not begun.
 */
final class Settlement {
  private Settlement() {}

  /** The row's standing after the report; the same standing when the report says nothing new. */
  static Standing after(Standing row, Report report) {
    Integer known = row.proof().sids().get(report.sid());
    return known == null
        ? conclude(discover(row, report), report.attempt(), report)
        : conclude(row, known, report);
  }

  /**
   * Two messages may be out where a later attempt has begun: then the row stays, and is flagged.
   */
  private static Standing discover(Standing row, Report report) {
    boolean unknownAttempt = report.attempt() > row.attempt();
    boolean stays = unknownAttempt || laterAttemptBegan(row, report.attempt());
    boolean contradicts = stays || row.proof().sids().containsValue(report.attempt());
    var sids = new HashMap<>(row.proof().sids());
    sids.put(report.sid(), report.attempt());
    var proof =
        new Proof(
            sids,
            row.proof().errorCode(),
            row.proof().delivered(),
            row.proof().flagged() || contradicts);
    return stays
        ? new Standing(row.state(), row.attempt(), proof)
        : new Standing(SendState.ACCEPTED, report.attempt(), proof);
  }

  private static boolean laterAttemptBegan(Standing row, int attempt) {
    boolean current =
        row.attempt() > attempt
            && (row.state() == SendState.SENDING || row.state() == SendState.UNCERTAIN);
    return current || row.proof().sids().values().stream().anyMatch(other -> other > attempt);
  }

  private static Standing conclude(Standing row, int attempt, Report report) {
    if (report.saysDelivered()) {
      return delivered(row, attempt);
    }
    boolean fails =
        report.saysFailed()
            && attempt == row.attempt()
            && row.state() == SendState.ACCEPTED
            && !row.proof().delivered();
    return fails ? failed(row, report) : row;
  }

  private static Standing delivered(Standing row, int attempt) {
    var proof = new Proof(row.proof().sids(), row.proof().errorCode(), true, row.proof().flagged());
    boolean endsRetry = row.state() == SendState.QUEUED || row.state() == SendState.WAITING;
    return endsRetry
        ? new Standing(SendState.ACCEPTED, attempt, proof)
        : new Standing(row.state(), row.attempt(), proof);
  }

  private static Standing failed(Standing row, Report report) {
    var proof = new Proof(row.proof().sids(), report.errorCode(), false, row.proof().flagged());
    return new Standing(SendState.FAILED, row.attempt(), proof);
  }
}
