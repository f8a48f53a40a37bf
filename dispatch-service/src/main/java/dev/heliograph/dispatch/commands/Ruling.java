package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.errors.ErrorExplanation;
import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.dispatch.commands.Verdict.Done;
import dev.heliograph.dispatch.commands.Verdict.Refused;
import dev.heliograph.dispatch.commands.Verdict.Repeated;
import dev.heliograph.dispatch.ledger.Commanded;
import dev.heliograph.dispatch.ledger.CommandedRows.Change;
import dev.heliograph.dispatch.ledger.SendState;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides about commands. A retry is for the very attempt that it names; a cancel is for whatever
 * has not begun, unless that was begun by hand since.
 */
record Ruling(Clock clock) {

  Verdict on(Commanded row, Command command) {
    return switch (command) {
      case RetryRequested retry -> retry(row, retry);
      case CancelRequested cancel -> cancel(row, cancel);
    };
  }

  /** About a message that dispatch has never seen; a cancel of it is no matter of a ruling. */
  Verdict withoutRow() {
    return new Refused("it has not come to be sent");
  }

  private Verdict retry(Commanded row, RetryRequested retry) {
    if (row.byHand() == retry.attempt() + 1) {
      return new Repeated();
    }
    if (row.attempt() != retry.attempt()) {
      return new Refused(
          "attempt %d is not the last: attempt %d has begun or waits since"
              .formatted(retry.attempt(), row.attempt()));
    }
    return obstacle(row, retry)
        .<Verdict>map(Refused::new)
        .orElseGet(() -> new Done(new Change(row.triedAgain(), Optional.of(retry.notAfter()))));
  }

  private Optional<String> obstacle(Commanded row, RetryRequested retry) {
    if (row.known().reached().delivered()) {
      return Optional.of("it has been delivered");
    }
    if (row.state() != SendState.FAILED && row.state() != SendState.REJECTED) {
      return Optional.of(standing(row.state()));
    }
    if (row.known().reached().flagged()) {
      return Optional.of("the provider may have it more than once");
    }
    if (row.known().reached().saidOtherwise()) {
      return Optional.of("of a text and the e-mail in its place one is enough: the other goes out");
    }
    Optional<ErrorExplanation> permanent = permanentFault(row);
    if (permanent.isPresent()) {
      return Optional.of("it would fail again: " + permanent.get().title());
    }
    if (!row.known().words()) {
      return Optional.of("its words are no longer kept");
    }
    boolean late = !retry.notAfter().isAfter(clock.instant());
    return late ? Optional.of("its time has passed") : Optional.empty();
  }

  private Optional<ErrorExplanation> permanentFault(Commanded row) {
    return row.known()
        .errorCode()
        .map(code -> ErrorExplanations.explain(row.known().provider(), Integer.toString(code)))
        .filter(ErrorExplanation::permanent);
  }

  private static Verdict cancel(Commanded row, CancelRequested cancel) {
    if (row.state() == SendState.CANCELED) {
      return new Repeated();
    }
    if (row.state() != SendState.QUEUED && row.state() != SendState.WAITING) {
      return new Refused(standing(row.state()));
    }
    return row.byHand() > cancel.attempt()
        ? new Refused("it has been tried again by hand since")
        : new Done(new Change(row.canceled(), Optional.empty()));
  }

  private static String standing(SendState state) {
    return switch (state) {
      case QUEUED -> "it waits for its first attempt";
      case WAITING -> "it waits to be tried again already";
      case SENDING -> "it is being sent at this moment";
      case UNCERTAIN -> "it may have been sent, and that is not settled yet";
      case ACCEPTED -> "the provider has it";
      case FAILED -> "it has failed already";
      case REJECTED -> "it has been refused already";
      case CANCELED -> "it was canceled";
      case EXPIRED -> "it has expired";
      case SUPPRESSED -> "a rule has kept it from being sent";
    };
  }
}
