package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.support.kafka.BatchWork;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/** One consumer per lane, each with a group of its own. Offsets are committed after the claim. */
final class LaneListeners {
  private static final String MOST_URGENT =
      "max.poll.records=${heliograph.dispatch.permits.kept-for-urgent:50}";
  private static final String MOST = "max.poll.records=${heliograph.dispatch.poll-records:100}";

  /** They are few; a slow mail server then holds few permits. */
  private static final String MOST_NOTICES =
      "max.poll.records=${heliograph.dispatch.notices-poll-records:20}";

  private final BatchWork batches;
  private final Intake intake;
  private final LanePauses pauses;

  LaneListeners(BatchWork batches, Intake intake, LanePauses pauses) {
    this.batches = batches;
    this.intake = intake;
    this.pauses = pauses;
  }

  @KafkaListener(
      id = LanePauses.ID + "urgent",
      topics = Topics.MESSAGES_URGENT,
      containerFactory = "batchListeners",
      properties = MOST_URGENT)
  void onUrgent(List<ConsumerRecord<String, byte[]>> records) {
    take(Lane.URGENT, records);
  }

  @KafkaListener(
      id = LanePauses.ID + "normal",
      topics = Topics.MESSAGES_NORMAL,
      containerFactory = "batchListeners",
      properties = MOST)
  void onNormal(List<ConsumerRecord<String, byte[]>> records) {
    take(Lane.NORMAL, records);
  }

  @KafkaListener(
      id = LanePauses.ID + "bulk",
      topics = Topics.MESSAGES_BULK,
      containerFactory = "batchListeners",
      properties = MOST)
  void onBulk(List<ConsumerRecord<String, byte[]>> records) {
    take(Lane.BULK, records);
  }

  @KafkaListener(
      id = LanePauses.ID + "notices",
      topics = Topics.MESSAGES_NOTICES,
      containerFactory = "batchListeners",
      properties = MOST_NOTICES)
  void onNotices(List<ConsumerRecord<String, byte[]>> records) {
    take(Lane.NOTICES, records);
  }

  private void take(Lane lane, List<ConsumerRecord<String, byte[]>> records) {
    batches.run(
        records,
        one -> ContractJson.read(one.value(), OutboundMessage.class),
        (poll) -> intake.take(lane, poll));
    pauses.pauseWhereFull(lane);
  }
}
