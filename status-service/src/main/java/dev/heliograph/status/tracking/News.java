package dev.heliograph.status.tracking;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.StatusChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that was heard of one message, whoever said it.
 *
 * @param status where it puts the message; absent for what changes nothing, such as a provider's
 *     word that we do not know
 */
public record News(
    AttemptKey key,
    Optional<MessageStatus> status,
    Said said,
    Optional<MessageDetails> details,
    Evidence evidence) {

  /** The words under which commands stand among the events. */
  public static final String RETRY_REQUESTED = "retry_requested";

  private static final String CANCEL_REQUESTED = "cancel_requested";

  /**
   * Notes beside a message, such as answers to a request about it; the message itself stands where
   * it stood.
   */
  private static final Set<String> CHANGES_NOTHING =
      Set.of("idempotency_conflict", "cancel_refused", "retry_refused", "fell_back", "both_failed");

  /**
   * Where it was read.
   *
   * @param identity the same for the same thing said again; a provider that repeats itself says
   *     nothing new
   * @param offset of its record; records of one message and one source are in one partition
   */
  public record Evidence(String identity, long offset) {}

  /**
   * Who said it, when, and in what words.
   *
   * @param at by the clock of the source; of a provider's report, when we received it
   * @param source {@code composer}, {@code dispatch}, {@code status} for people's wishes, or a
   *     provider's name
   * @param word the source's own word
   */
  public record Said(
      Instant at, String source, String word, Why why, Optional<ProviderSide> provider) {}

  /**
   * The reason.
   *
   * @param detail in words for people, without personal data
   */
  public record Why(Optional<ErrorCode> error, Optional<String> detail) {
    static final Why NOT_SAID = new Why(Optional.empty(), Optional.empty());
  }

  /**
   * What came from the provider.
   *
   * @param fields a report's fields as they came; empty where there was no report. Personal data
   */
  public record ProviderSide(
      String provider, Optional<String> providerId, Map<String, List<String>> fields) {

    @Override
    public String toString() {
      return "ProviderSide[%s, %s, %s]".formatted(provider, providerId, fields.keySet());
    }
  }

  /** A message was handed to dispatch. */
  public static News of(OutboundMessage message, Instant at, long offset) {
    return new News(
        new AttemptKey(message.id(), 0),
        Optional.of(MessageStatus.QUEUED),
        new Said(at, "composer", MessageStatus.QUEUED.word(), Why.NOT_SAID, Optional.empty()),
        Optional.of(MessageDetails.of(message)),
        new Evidence("message", offset));
  }

  /** One of our services decided something, or tells of an attempt. */
  public static News of(StatusChange change, long offset) {
    StatusChange.Reason reason = change.reason();
    boolean note = reason.code().filter(CHANGES_NOTHING::contains).isPresent();
    return new News(
        new AttemptKey(change.messageId(), change.attempt()),
        note ? Optional.empty() : Optional.of(change.status()),
        new Said(
            reason.at(),
            reason.source(),
            change.status().word(),
            new Why(errorOf(reason), reason.detail()),
            reason
                .provider()
                .map(answer -> new ProviderSide(answer.provider(), answer.providerId(), Map.of()))),
        note ? Optional.empty() : change.about().map(MessageDetails::of),
        new Evidence(
            "change %s %d %s %s %s"
                .formatted(
                    reason.source(),
                    change.attempt(),
                    change.status().word(),
                    reason.code().orElse(""),
                    reason.at()),
            offset));
  }

  /** A provider reported on an attempt. */
  public static News of(ProviderReport report, long offset) {
    ProviderReport.Reported reported = report.reported();
    Optional<ErrorCode> error =
        reported.errorCode().map(code -> ErrorCode.of(reported.provider(), code));
    return new News(
        new AttemptKey(report.messageId(), report.attempt()),
        reported.status(),
        new Said(
            report.receivedAt(),
            reported.provider(),
            reported.word(),
            new Why(error, Optional.empty()),
            Optional.of(
                new ProviderSide(
                    reported.provider(), Optional.of(reported.providerId()), report.fields()))),
        Optional.empty(),
        new Evidence(
            "report %s %d %s %s %s"
                .formatted(
                    reported.provider(),
                    report.attempt(),
                    reported.providerId(),
                    reported.word(),
                    reported.errorCode().map(Object::toString).orElse("")),
            offset));
  }

  /** Somebody has a wish about it; the message itself stands where it stood. */
  public static News of(Command command, long offset) {
    String by = command.asked().by();
    String word =
        switch (command) {
          case RetryRequested _ -> RETRY_REQUESTED;
          case CancelRequested _ -> CANCEL_REQUESTED;
        };
    String detail =
        switch (command) {
          case RetryRequested _ ->
              "retry of attempt %d, asked for by %s".formatted(command.attempt(), by);
          case CancelRequested _ -> "cancel, asked for by %s".formatted(by);
        };
    return new News(
        new AttemptKey(command.messageId(), command.attempt()),
        Optional.empty(),
        new Said(
            command.asked().at(),
            "status",
            word,
            new Why(Optional.empty(), Optional.of(detail)),
            Optional.empty()),
        Optional.empty(),
        new Evidence(
            "command %s %d %s %s".formatted(word, command.attempt(), by, command.asked().at()),
            offset));
  }

  /** The provider's own code says more than ours. */
  private static Optional<ErrorCode> errorOf(StatusChange.Reason reason) {
    return reason
        .provider()
        .flatMap(answer -> answer.errorCode().map(code -> ErrorCode.of(answer.provider(), code)))
        .or(() -> reason.code().map(code -> new ErrorCode(ErrorExplanations.OWN, code)));
  }

  public MessageId messageId() {
    return key.messageId();
  }

  /**
   * The attempt that it tells of. A retry bears the number of the attempt to come, so that it
   * stands above the one before, and tells what became of that one.
   */
  AttemptKey tried() {
    boolean retry = status.filter(to -> to == MessageStatus.RETRYING).isPresent();
    return retry ? new AttemptKey(messageId(), Math.max(key.attempt() - 1, 0)) : key;
  }

  /** Where it would put the message, were there nothing else. */
  public Optional<Standing> standing() {
    return status.map(to -> new Standing(key.attempt(), to, said.at(), said.why().error()));
  }
}
