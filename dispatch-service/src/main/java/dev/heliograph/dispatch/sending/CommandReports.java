package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.ProviderAnswer;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.commands.CommandTeller;
import dev.heliograph.dispatch.ledger.Commanded;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.time.Clock;
import java.util.Optional;

/** What is told on the status topic about commands. */
final class CommandReports implements CommandTeller {
  private final Clock clock;
  private final StatusPublisher publisher;

  CommandReports(Clock clock, StatusPublisher publisher) {
    this.clock = clock;
    this.publisher = publisher;
  }

  /** With the code that the attempt before failed with, as every retry. */
  @Override
  public StatusChange retried(Commanded row) {
    Optional<ProviderAnswer> answer = row.known().errorCode().map(code -> answer(row, code));
    var why = why("retry_requested", "tried again by hand", answer);
    return change(row.id(), row.attempt(), MessageStatus.RETRYING, why);
  }

  private static ProviderAnswer answer(Commanded row, int code) {
    return new ProviderAnswer(row.known().provider(), Optional.empty(), Optional.of(code));
  }

  @Override
  public StatusChange canceled(Commanded row) {
    var why = why("canceled", "called back before it was sent", Optional.empty());
    return change(row.id(), row.attempt(), MessageStatus.CANCELED, why);
  }

  @Override
  public StatusChange refused(Command command, Optional<SendState> state, String why) {
    MessageStatus standing = state.map(CommandReports::word).orElse(MessageStatus.QUEUED);
    Reason reason =
        switch (command) {
          case RetryRequested _ ->
              why("retry_refused", "not tried again by hand: " + why, Optional.empty());
          case CancelRequested _ ->
              why("cancel_refused", "not called back: " + why, Optional.empty());
        };
    return change(command.messageId(), command.attempt(), standing, reason);
  }

  private static MessageStatus word(SendState state) {
    return switch (state) {
      case QUEUED -> MessageStatus.QUEUED;
      case SENDING -> MessageStatus.SENDING;
      case ACCEPTED -> MessageStatus.ACCEPTED;
      case FAILED -> MessageStatus.FAILED;
      case REJECTED -> MessageStatus.REJECTED;
      case WAITING -> MessageStatus.RETRYING;
      case UNCERTAIN -> MessageStatus.UNCERTAIN;
      case CANCELED -> MessageStatus.CANCELED;
      case EXPIRED -> MessageStatus.EXPIRED;
      case SUPPRESSED -> MessageStatus.SUPPRESSED;
    };
  }

  private Reason why(String code, String detail, Optional<ProviderAnswer> answer) {
    return new Reason(
        clock.instant(), StatusReports.SOURCE, Optional.of(code), Optional.of(detail), answer);
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
