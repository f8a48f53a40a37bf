package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.ProviderAnswer;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import dev.heliograph.dispatch.settling.FindingTeller;
import java.time.Clock;
import java.util.Optional;

/** What is told on the status topic once the provider's list has been looked at. */
final class SettlingReports implements FindingTeller {
  private final Clock clock;
  private final String provider;
  private final StatusPublisher publisher;

  SettlingReports(Clock clock, String provider, StatusPublisher publisher) {
    this.clock = clock;
    this.provider = provider;
    this.publisher = publisher;
  }

  /** Whatever the list says became of it, a report will tell: the entry may be another row's. */
  @Override
  public StatusChange adopted(SendRow row, String sid) {
    var answer = new ProviderAnswer(provider, Optional.of(sid), Optional.empty());
    return change(
        row.id(),
        row.attempt(),
        MessageStatus.ACCEPTED,
        why(Optional.empty(), "found in the provider's list", Optional.of(answer)));
  }

  @Override
  public StatusChange earlierOnly(SendRow row) {
    String detail = "the provider has an earlier attempt: it is not sent again";
    return change(
        row.id(),
        row.attempt(),
        MessageStatus.ACCEPTED,
        why(Optional.empty(), detail, Optional.empty()));
  }

  @Override
  public StatusChange retried(SendRow row) {
    return change(
        row.id(),
        row.attempt() + 1,
        MessageStatus.RETRYING,
        why("not_at_provider", "the provider's list is without it: it is tried again"));
  }

  @Override
  public StatusChange notTaken(SendRow row) {
    return change(
        row.id(),
        row.attempt(),
        MessageStatus.FAILED,
        why("not_at_provider", "the provider's list is without it, as often as it was tried"));
  }

  @Override
  public StatusChange tooLate(SendRow row) {
    return change(
        row.id(),
        row.attempt(),
        MessageStatus.EXPIRED,
        why("too_late", "the provider's list is without it, and its time has passed"));
  }

  @Override
  public StatusChange forGood(SendRow row) {
    return change(
        row.id(),
        row.attempt(),
        MessageStatus.UNCERTAIN,
        why(
            StatusReports.CANNOT_BE_TOLD,
            "nothing that the provider tells says whether it has it"));
  }

  private Reason why(String code, String detail) {
    return why(Optional.of(code), detail, Optional.empty());
  }

  private Reason why(Optional<String> code, String detail, Optional<ProviderAnswer> answer) {
    return new Reason(clock.instant(), StatusReports.SOURCE, code, Optional.of(detail), answer);
  }

  private static StatusChange change(
      MessageId id, int attempt, MessageStatus status, Reason reason) {
    return new StatusChange(id, attempt, status, reason, Optional.empty());
  }

  @Override
  public void publish(Flush flush) {
    publisher.add(flush);
  }
}
