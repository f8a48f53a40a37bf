package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.dispatch.ledger.SendRow.Proof;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standing;
import java.util.HashMap;
import java.util.Optional;

/**
 * What a report proves about a row.
 *
 * <p>An unknown sid is evidence in whatever state the row is: the provider has that attempt. A
 * known one changes two things only: a failure of the attempt that the provider has, and {@code
 * delivered}, which ends a retry that has not begun.
 *
 * <p>The row keeps its number, the highest that was told of; the sids say which attempt it is that
 * the provider has.
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
   * What is to be told under the row's number: by its own the report would stay hidden behind the
   * retry or the end that was told since.
   */
  static Optional<MessageStatus> hidden(Standing before, Standing after, Report report) {
    int attempt = after.proof().sids().getOrDefault(report.sid(), report.attempt());
    boolean ours = after.state() == SendState.ACCEPTED || after.state() == SendState.FAILED;
    if (!ours || attempt >= after.attempt() || attempt != atProvider(after)) {
      return Optional.empty();
    }
    return report
        .status()
        .or(() -> before.equals(after) ? Optional.empty() : Optional.of(MessageStatus.ACCEPTED));
  }

  /** The last attempt that the provider has; 0 where it has none. */
  private static int atProvider(Standing row) {
    return row.proof().sids().values().stream()
        .filter(attempt -> attempt <= row.attempt())
        .max(Integer::compare)
        .orElse(0);
  }

  /**
   * Two messages may be out where a later attempt has begun: then the row stays, and is flagged.
   */
  private static Standing discover(Standing row, Report report) {
    boolean unknownAttempt = report.attempt() > row.attempt();
    boolean stays = (unknownAttempt && !waits(row)) || laterAttemptBegan(row, report.attempt());
    boolean contradicts =
        stays || unknownAttempt || row.proof().sids().containsValue(report.attempt());
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
        : new Standing(SendState.ACCEPTED, number(row, report), proof);
  }

  /** An end that was told outranks all that can be told of the same number: it takes the next. */
  private static int number(Standing row, Report report) {
    return switch (row.state()) {
      case QUEUED, WAITING, SENDING, UNCERTAIN, ACCEPTED ->
          Math.max(row.attempt(), report.attempt());
      case FAILED, REJECTED, CANCELED, EXPIRED, SUPPRESSED -> row.attempt() + 1;
    };
  }

  private static boolean waits(Standing row) {
    return row.state() == SendState.QUEUED || row.state() == SendState.WAITING;
  }

  private static boolean laterAttemptBegan(Standing row, int attempt) {
    boolean current =
        row.attempt() > attempt
            && (row.state() == SendState.SENDING || row.state() == SendState.UNCERTAIN);
    return current || row.proof().sids().values().stream().anyMatch(other -> other > attempt);
  }

  private static Standing conclude(Standing row, int attempt, Report report) {
    if (report.saysDelivered()) {
      return delivered(row);
    }
    boolean fails =
        report.saysFailed()
            && attempt == atProvider(row)
            && row.state() == SendState.ACCEPTED
            && !row.proof().delivered();
    return fails ? failed(row, report) : row;
  }

  private static Standing delivered(Standing row) {
    var proof = new Proof(row.proof().sids(), row.proof().errorCode(), true, row.proof().flagged());
    return new Standing(waits(row) ? SendState.ACCEPTED : row.state(), row.attempt(), proof);
  }

  private static Standing failed(Standing row, Report report) {
    var proof = new Proof(row.proof().sids(), report.errorCode(), false, row.proof().flagged());
    return new Standing(SendState.FAILED, row.attempt(), proof);
  }
}
