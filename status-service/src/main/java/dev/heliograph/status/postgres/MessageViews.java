package dev.heliograph.status.postgres;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.history.MessageView;
import dev.heliograph.status.history.MessageView.TimelineEntry;
import dev.heliograph.status.history.Trouble;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.support.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Rows as the API shows them. */
@Component
class MessageViews {
  private final PersonalData personal;

  MessageViews(PersonalData personal) {
    this.personal = personal;
  }

  MessageView of(
      MessageRow row, List<StoryParts.AttemptRow> attempts, List<StoryParts.EventRow> events) {
    var id = new MessageId(row.messageId());
    var status = MessageStatus.of(row.standing().status());
    return new MessageView(
        id,
        status,
        row.standing().at(),
        row.recipient().map(bytes -> personal.decrypt(bytes, Contexts.recipientOf(id))),
        row.what().channel(),
        row.what().category(),
        row.what().template(),
        row.what().labels().map(MessageViews::labels).orElse(Map.of()),
        row.what().size().encoding(),
        row.what().size().segments(),
        MessageView.Cost.UNKNOWN,
        attempts.stream().map(MessageViews::attempt).toList(),
        events.stream().map(MessageViews::entry).toList(),
        Trouble.of(status, error(row.standing().errorSource(), row.standing().errorCode())));
  }

  private static MessageView.Attempt attempt(StoryParts.AttemptRow row) {
    return new MessageView.Attempt(
        row.attempt(),
        row.provider(),
        row.providerId(),
        row.outcome().status().map(MessageStatus::of),
        row.outcome().errorCode());
  }

  private static TimelineEntry entry(StoryParts.EventRow row) {
    return new TimelineEntry(
        row.at(), row.words().status().map(MessageStatus::of), row.words().source(), detail(row));
  }

  /** A provider's own word, what a code means, what was odd, and how often it was heard. */
  private static Optional<String> detail(StoryParts.EventRow row) {
    var parts = new ArrayList<String>();
    StoryParts.Why why = row.words().why();
    if (row.reported()) {
      parts.add("reported " + row.words().word());
    }
    why.detail().ifPresentOrElse(parts::add, () -> explained(why).ifPresent(parts::add));
    row.words().flag().ifPresent(flag -> parts.add(flag.explanation()));
    if (row.times() > 1) {
      parts.add("heard %d times".formatted(row.times()));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
  }

  private static Optional<String> explained(StoryParts.Why why) {
    return error(why.errorSource(), why.errorCode())
        .map(
            error ->
                ErrorExplanations.isKnown(error.source(), error.code())
                    ? error.code() + " (" + error.explain().title() + ")"
                    : error.code());
  }

  private static Optional<ErrorCode> error(Optional<String> source, Optional<String> code) {
    return source.flatMap(from -> code.map(value -> new ErrorCode(from, value)));
  }

  private static Map<String, String> labels(String json) {
    var labels = new TreeMap<String, String>();
    ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8))
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
    return labels;
  }
}
