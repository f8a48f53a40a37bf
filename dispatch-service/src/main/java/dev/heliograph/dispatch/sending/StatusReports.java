package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.ProviderAnswer;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.settling.Report;
import dev.heliograph.dispatch.settling.Teller;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is told on the status topic about a change of the ledger. */
final class StatusReports implements Teller {
  static final String SOURCE = "dispatch";
  static final String CANNOT_BE_TOLD = "cannot_be_told";
  private static final Map<String, MessageStatus> TAKEN_FOR_GOOD =
      Map.of(
          "smtp", MessageStatus.SENT,
          "slack", MessageStatus.DELIVERED,
          "discord", MessageStatus.DELIVERED);

  private final Clock clock;
  private final String provider;

  StatusReports(Clock clock, String provider) {
    this.clock = clock;
    this.provider = provider;
  }

  /**
   * Nothing is told of a row that goes back unbegun.
   *
   * @param by the provider that was asked
   */
  Optional<StatusChange> of(LedgerChange change, SendOutcome outcome, String by) {
    return switch (change.to()) {
      case ACCEPTED -> Optional.of(told(change, taken(by), Optional.empty(), by));
      case REJECTED ->
          Optional.of(told(change, MessageStatus.REJECTED, Optional.of("refused_by_provider"), by));
      case WAITING -> Optional.of(told(change, MessageStatus.RETRYING, causeOf(outcome), by));
      case UNCERTAIN -> Optional.of(uncertain(change, causeOf(outcome), by));
      case QUEUED -> Optional.empty();
    };
  }

  /** Of what is no text nothing more is heard: a chat shows it, a mail server carries it on. */
  private static MessageStatus taken(String by) {
    return TAKEN_FOR_GOOD.getOrDefault(by, MessageStatus.ACCEPTED);
  }

  /** Of what is no text nobody will tell. */
  private StatusChange uncertain(LedgerChange change, Optional<String> cause, String by) {
    boolean forGood = TAKEN_FOR_GOOD.containsKey(by);
    return told(change, MessageStatus.UNCERTAIN, forGood ? Optional.of(CANNOT_BE_TOLD) : cause, by);
  }

  /** A retry is told of the attempt that comes: it outranks whatever is known of the one before. */
  private StatusChange told(
      LedgerChange change, MessageStatus status, Optional<String> code, String by) {
    var answer = new ProviderAnswer(by, change.evidence().sid(), change.evidence().errorCode());
    Optional<String> detail = change.route().map(next -> "it goes on by " + next);
    var reason = new Reason(clock.instant(), SOURCE, code, detail, Optional.of(answer));
    return new StatusChange(
        change.turn().id(), change.nextAttempt(), status, reason, Optional.empty());
  }

  private static Optional<String> causeOf(SendOutcome outcome) {
    return switch (outcome) {
      case NotSent(var cause, _, _) -> Optional.of(cause.name().toLowerCase(Locale.ROOT));
      case Uncertain(var cause) -> Optional.of(cause);
      case SendOutcome.Accepted _, SendOutcome.Rejected _, SendOutcome.NotBegun _ ->
          Optional.empty();
    };
  }

  @Override
  public StatusChange again(Report report, MessageStatus status, int attempt) {
    var answer =
        new ProviderAnswer(
            report.provider().orElse(provider), Optional.of(report.sid()), report.errorCode());
    var reason =
        new Reason(
            clock.instant(), SOURCE, Optional.empty(), Optional.empty(), Optional.of(answer));
    return new StatusChange(report.id(), attempt, status, reason, Optional.empty());
  }

  @Override
  public StatusChange thereAlready(Turn turn) {
    var reason =
        new Reason(
            clock.instant(),
            SOURCE,
            Optional.empty(),
            Optional.of("the provider has an earlier attempt: it is not sent again"),
            Optional.empty());
    return new StatusChange(
        turn.id(), turn.attempt(), MessageStatus.ACCEPTED, reason, Optional.empty());
  }

  @Override
  public StatusChange uncertainAgain(MessageId id, int attempt) {
    return decided(
        id,
        attempt,
        MessageStatus.UNCERTAIN,
        "outcome_unknown",
        "what the provider's list had was another text of the same words");
  }

  /** The attempt that comes: it outranks the failure of the one before. */
  StatusChange triedAgain(SendRow row, String by) {
    var answer = new ProviderAnswer(by, Optional.empty(), row.proof().errorCode());
    var reason =
        new Reason(
            clock.instant(),
            SOURCE,
            Optional.empty(),
            Optional.of("it failed for a passing reason: it is tried again by itself"),
            Optional.of(answer));
    return new StatusChange(
        row.id(), row.attempt(), MessageStatus.RETRYING, reason, Optional.empty());
  }

  StatusChange aged(SendRow row) {
    return decided(
        row.id(),
        row.attempt(),
        MessageStatus.UNCERTAIN,
        row.lane() == Lane.NOTICES ? CANNOT_BE_TOLD : "outcome_unknown",
        "the instance that sent it ended, or could not write what came of it");
  }

  StatusChange expired(SendRow row) {
    return decided(
        row.id(),
        row.attempt(),
        MessageStatus.EXPIRED,
        "too_late",
        "not sent before its time passed");
  }

  /** As a decision, attempt 0, it cannot hide what became of the message that was sent. */
  StatusChange conflict(MessageId id) {
    return decided(
        id,
        0,
        MessageStatus.REJECTED,
        "idempotency_conflict",
        "another message was sent under the same idempotency key; this one was not");
  }

  private StatusChange decided(
      MessageId id, int attempt, MessageStatus status, String code, String detail) {
    var reason =
        new Reason(
            clock.instant(), SOURCE, Optional.of(code), Optional.of(detail), Optional.empty());
    return new StatusChange(id, attempt, status, reason, Optional.empty());
  }
}
