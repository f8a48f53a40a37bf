package dev.heliograph.composer.kafka;

import dev.heliograph.composer.composing.Outbox;
import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.trace.TraceParent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes a batch's results in one go: messages keyed by recipient, changes by message id. */
public final class KafkaOutbox implements Outbox {
  private static final Logger log = LoggerFactory.getLogger(KafkaOutbox.class);

  private final RecordPublisher publisher;

  public KafkaOutbox(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void publish(List<OutboundMessage> messages, List<StatusChange> changes) {
    publisher.publishAll(
        Stream.concat(
                messages.stream().map(KafkaOutbox::recordOf),
                changes.stream().map(KafkaOutbox::recordOf))
            .toList());
    if (log.isDebugEnabled()) {
      messages.forEach(message -> told(message.id(), message.origin(), "composed"));
      changes.forEach(
          change ->
              change
                  .about()
                  .ifPresent(about -> told(change.messageId(), about.origin(), "decided")));
    }
  }

  private static void told(MessageId id, Origin origin, String what) {
    try (var _ = TraceParent.logged(BatchTraces.of(origin.event()))) {
      log.atDebug().addKeyValue("messageId", id).log("message={} {}", id, what);
    }
  }

  private static Map<String, byte[]> headers(Optional<Origin> origin) {
    return origin
        .flatMap(from -> BatchTraces.of(from.event()))
        .map(trace -> Map.of(TraceParent.HEADER, trace.bytes()))
        .orElse(Map.of());
  }

  /** One person's messages of a lane stay in order: they share a key. */
  private static OutgoingRecord recordOf(OutboundMessage message) {
    return new OutgoingRecord(
        topicOf(message.handling().lane()),
        message.to().address(),
        headers(Optional.of(message.origin())),
        ContractJson.write(message));
  }

  private static OutgoingRecord recordOf(StatusChange change) {
    return new OutgoingRecord(
        Topics.STATUS,
        change.messageId().toString(),
        headers(change.about().map(StatusChange.About::origin)),
        ContractJson.write(change));
  }

  private static String topicOf(Lane lane) {
    return switch (lane) {
      case URGENT -> Topics.MESSAGES_URGENT;
      case NORMAL -> Topics.MESSAGES_NORMAL;
      case BULK -> Topics.MESSAGES_BULK;
      case NOTICES -> Topics.MESSAGES_NOTICES;
    };
  }
}
