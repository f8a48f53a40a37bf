package dev.heliograph.composer.kafka;

import dev.heliograph.composer.composing.Outbox;
import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.RecordPublisher;
import java.util.List;
import java.util.stream.Stream;

/** Publishes a batch's results in one go: messages keyed by recipient, changes by message id. */
public final class KafkaOutbox implements Outbox {
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
  }

  /** One person's messages of a lane stay in order: they share a key. */
  private static OutgoingRecord recordOf(OutboundMessage message) {
    return OutgoingRecord.of(
        topicOf(message.handling().lane()), message.to().address(), ContractJson.write(message));
  }

  private static OutgoingRecord recordOf(StatusChange change) {
    return OutgoingRecord.of(
        Topics.STATUS, change.messageId().toString(), ContractJson.write(change));
  }

  private static String topicOf(Lane lane) {
    return switch (lane) {
      case URGENT -> Topics.MESSAGES_URGENT;
      case NORMAL -> Topics.MESSAGES_NORMAL;
      case BULK -> Topics.MESSAGES_BULK;
    };
  }
}
