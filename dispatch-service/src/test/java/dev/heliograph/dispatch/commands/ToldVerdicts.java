package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.ledger.Commanded;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what it was told to publish. */
final class ToldVerdicts implements CommandTeller {
  final List<Flush> published = new ArrayList<>();

  @Override
  public StatusChange retried(Commanded row) {
    return change(row.id(), row.attempt(), MessageStatus.RETRYING, "retry_requested", "");
  }

  @Override
  public StatusChange canceled(Commanded row) {
    return change(row.id(), row.attempt(), MessageStatus.CANCELED, "canceled", "");
  }

  @Override
  public StatusChange refused(Command command, Optional<SendState> state, String why) {
    return change(command.messageId(), command.attempt(), MessageStatus.QUEUED, "refused", why);
  }

  @Override
  public void publish(Flush flush) {
    published.add(flush);
  }

  private static StatusChange change(
      MessageId id, int attempt, MessageStatus status, String code, String detail) {
    var reason =
        new Reason(
            Instant.EPOCH, "dispatch", Optional.of(code), Optional.of(detail), Optional.empty());
    return new StatusChange(id, attempt, status, reason, Optional.empty());
  }
}
