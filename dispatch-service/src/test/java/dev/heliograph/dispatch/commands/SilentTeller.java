package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.settling.Report;
import dev.heliograph.dispatch.settling.Teller;
import java.time.Instant;
import java.util.Optional;

/** What settling tells is of no interest here. */
final class SilentTeller implements Teller {
  @Override
  public StatusChange again(Report report, MessageStatus status, int attempt) {
    return change(report.id(), attempt, status);
  }

  @Override
  public StatusChange thereAlready(Turn turn) {
    return change(turn.id(), turn.attempt(), MessageStatus.ACCEPTED);
  }

  @Override
  public StatusChange uncertainAgain(MessageId id, int attempt) {
    return change(id, attempt, MessageStatus.UNCERTAIN);
  }

  private static StatusChange change(MessageId id, int attempt, MessageStatus status) {
    var reason =
        new Reason(Instant.EPOCH, "dispatch", Optional.empty(), Optional.empty(), Optional.empty());
    return new StatusChange(id, attempt, status, reason, Optional.empty());
  }
}
