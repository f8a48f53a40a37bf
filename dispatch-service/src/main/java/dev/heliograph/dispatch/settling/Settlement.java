package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standing;
import java.util.Optional;

/**
 * What a report proves about a row.
 *
 * <p>An unknown sid is evidence in whatever state the row is: the provider has that attempt. A
 * known one changes two things only: a failure of the attempt that the provider has, and {@code
 * delivered}, which ends a retry that has not begun. One that was found in the provider's list is
 * proved by its first report.
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
        ? conclude(discover(withoutGuess(row, report.attempt()), report), report.attempt(), report)
        : conclude(proved(row, report.sid()), known, report);
  }

  /** The list was taken for an attempt that had another id: that one is somebody else's. */
  private static Standing withoutGuess(Standing row, int attempt) {
    boolean same = row.proof().listed().filter(sid -> attempt == attemptOf(row, sid)).isPresent();
    return same ? new Standing(row.state(), row.attempt(), row.proof().withoutListed()) : row;
  }

  private static int attemptOf(Standing row, String sid) {
    return row.proof().sids().getOrDefault(sid, 0);
  }

  private static Standing proved(Standing row, String sid) {
    return row.proof().listed().filter(sid::equals).isPresent()
        ? new Standing(row.state(), row.attempt(), row.proof().listed(Optional.empty()))
        : row;
  }

  /**
   * A row whose entry of the list belongs to another one, as a report has shown.
   *
   * <p>It is uncertain again where nothing else has become of it meanwhile.
   */
  static Standing robbed(Standing row) {
    boolean open = row.state() == SendState.ACCEPTED || row.state() == SendState.FAILED;
    var state = open ? SendState.UNCERTAIN : row.state();
    return new Standing(state, row.attempt(), row.proof().withoutListed());
  }

  /**
   * Whether the row that gets the entry has begun a later attempt too: then two texts are out under
   * its name, of which one was meant for the row that the entry is taken from.
   */
  static boolean beganLater(Standing winner, int attempt) {
    return laterAttemptBegan(winner, attempt);
  }

  /** Whether that is the end of being uncertain. */
  static boolean ended(Standing before, Standing after) {
    return before.state() == SendState.UNCERTAIN && after.state() == SendState.ACCEPTED;
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
    var proof =
        row.proof()
            .with(report.sid(), report.attempt())
            .flagged(row.proof().flagged() || contradicts);
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
    boolean fails = report.saysFailed() && attempt == atProvider(row) && !row.proof().delivered();
    if (fails && row.state() == SendState.ACCEPTED) {
      return failed(row, report);
    }
    return fails && laterAttemptBegan(row, attempt) ? onlyLater(row, report) : row;
  }

  /**
   * All that the provider had has failed, while a later attempt is under way: that one alone can
   * arrive, and nothing contradicts any more. Where it turns out not to be sent it is tried again.
   */
  private static Standing onlyLater(Standing row, Report report) {
    boolean only = row.proof().sids().size() == 1;
    return only
        ? new Standing(
            row.state(), row.attempt(), row.proof().failedWith(report.errorCode()).flagged(false))
        : row;
  }

  private static Standing delivered(Standing row) {
    var state = waits(row) ? SendState.ACCEPTED : row.state();
    return new Standing(state, row.attempt(), row.proof().arrived());
  }

  private static Standing failed(Standing row, Report report) {
    return new Standing(
        SendState.FAILED, row.attempt(), row.proof().failedWith(report.errorCode()));
  }
}
