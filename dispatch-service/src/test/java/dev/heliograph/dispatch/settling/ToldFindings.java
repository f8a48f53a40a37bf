package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the bare status, and remembers what was published. */
final class ToldFindings implements FindingTeller {
  private final List<StatusChange> published = new CopyOnWriteArrayList<>();

  List<MessageStatus> of(MessageId id) {
    return changes(id).stream().map(StatusChange::status).toList();
  }

  List<Integer> attempts(MessageId id) {
    return changes(id).stream().map(StatusChange::attempt).toList();
  }

  private List<StatusChange> changes(MessageId id) {
    return published.stream().filter(change -> change.messageId().equals(id)).toList();
  }

  static StatusChange change(MessageId id, int attempt, MessageStatus status) {
    var reason =
        new Reason(Instant.EPOCH, "dispatch", Optional.empty(), Optional.empty(), Optional.empty());
    return new StatusChange(id, attempt, status, reason, Optional.empty());
  }

  @Override
  public StatusChange adopted(SendRow row, String sid) {
    return change(row.id(), row.attempt(), MessageStatus.ACCEPTED);
  }

  @Override
  public StatusChange earlierOnly(SendRow row) {
    return change(row.id(), row.attempt(), MessageStatus.ACCEPTED);
  }

  @Override
  public StatusChange retried(SendRow row) {
    return change(row.id(), row.attempt() + 1, MessageStatus.RETRYING);
  }

  @Override
  public StatusChange notTaken(SendRow row) {
    return change(row.id(), row.attempt(), MessageStatus.FAILED);
  }

  @Override
  public StatusChange tooLate(SendRow row) {
    return change(row.id(), row.attempt(), MessageStatus.EXPIRED);
  }

  @Override
  public StatusChange forGood(SendRow row) {
    return change(row.id(), row.attempt(), MessageStatus.UNCERTAIN);
  }

  @Override
  public void publish(Flush flush) {
    published.addAll(flush.changes());
  }
}
