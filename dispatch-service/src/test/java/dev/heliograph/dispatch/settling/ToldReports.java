package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Turn;

/** Tells the bare status. */
public final class ToldReports implements Teller {
  @Override
  public StatusChange again(Report report, MessageStatus status, int attempt) {
    return ToldFindings.change(report.id(), attempt, status);
  }

  @Override
  public StatusChange uncertainAgain(MessageId id, int attempt) {
    return ToldFindings.change(id, attempt, MessageStatus.UNCERTAIN);
  }

  @Override
  public StatusChange thereAlready(Turn turn) {
    return ToldFindings.change(turn.id(), turn.attempt(), MessageStatus.ACCEPTED);
  }
}
