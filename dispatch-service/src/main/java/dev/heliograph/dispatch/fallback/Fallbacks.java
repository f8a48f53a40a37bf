package dev.heliograph.dispatch.fallback;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.alerts.AlertBook;
import dev.heliograph.dispatch.settling.ForGood;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins the fallback of a text that has failed for good, and says where both have failed. All of
 * it is in the transaction in which the message failed; the rest follows from what that wrote.
 */
final class Fallbacks implements ForGood {
  /** The failure of a text may be told when its own time has nearly passed. */
  private static final Duration USEFUL_FOR = Duration.ofDays(1);

  private final FallbackStore store;
  private final AlertBook alerts;
  private final FallbackMeters meters;
  private final Clock clock;

  Fallbacks(FallbackStore store, AlertBook alerts, FallbackMeters meters, Clock clock) {
    this.store = store;
    this.alerts = alerts;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public List<StatusChange> failed(Collection<MessageId> messages) {
    return begin(store.failedTexts(messages), "the text has failed for good");
  }

  /**
   * What tells of something that has happened is worth knowing later too; a reminder, a code or an
   * offer is not.
   */
  @Override
  public List<StatusChange> expiring(Collection<MessageId> messages) {
    List<OutboundMessage> texts =
        store.unsentTexts(messages).stream()
            .filter(text -> text.handling().category() == Category.TRANSACTIONAL)
            .toList();
    var told = new ArrayList<>(begin(texts, "the text could not be sent in time"));
    told.addAll(bothFailed(messages));
    return told;
  }

  @Override
  public List<StatusChange> refused(List<OutboundMessage> messages) {
    var told = new ArrayList<>(begin(messages, "the text has failed for good"));
    told.addAll(
        bothFailed(
            messages.stream()
                .filter(message -> message.handling().lane() == Lane.NOTICES)
                .map(OutboundMessage::id)
                .toList()));
    return told;
  }

  private List<StatusChange> begin(List<OutboundMessage> texts, String why) {
    return texts.stream()
        .sorted((one, other) -> one.id().compareTo(other.id()))
        .flatMap(text -> begin(text, why).stream())
        .toList();
  }

  private Optional<StatusChange> begin(OutboundMessage text, String why) {
    return text.fallback()
        .map(other -> other.message(text.handling(), notAfter(text.handling()), text.origin()))
        .filter(mail -> store.begin(text.id(), mail))
        .map(
            mail ->
                told(
                    text.id(),
                    "fell_back",
                    why + ": an e-mail goes out instead, message " + mail.id()));
  }

  private Instant notAfter(Handling handling) {
    Instant useful = clock.instant().plus(USEFUL_FOR);
    return useful.isAfter(handling.notAfter()) ? useful : handling.notAfter();
  }

  /** Of these, the mails that stood for a text. */
  private List<StatusChange> bothFailed(Collection<MessageId> ended) {
    Map<MessageId, MessageId> texts = ended.isEmpty() ? Map.of() : store.textsOf(ended);
    if (texts.isEmpty()) {
      return List.of();
    }
    meters.failed(texts.size()); // before the commit: what is repeated counts again
    alerts.raise(
        new Alert(
            "both_failed",
            "neither a text nor the e-mail in its place could be delivered, such as of message "
                + texts.values().iterator().next(),
            Optional.empty()));
    return texts.values().stream()
        .map(text -> told(text, "both_failed", "the text failed, and the e-mail in its place too"))
        .toList();
  }

  /** A note beside the message: as a decision, attempt 0, it hides nothing of what became of it. */
  private StatusChange told(MessageId text, String code, String detail) {
    var reason =
        new Reason(
            clock.instant(), "dispatch", Optional.of(code), Optional.of(detail), Optional.empty());
    return new StatusChange(text, 0, MessageStatus.FAILED, reason, Optional.empty());
  }
}
