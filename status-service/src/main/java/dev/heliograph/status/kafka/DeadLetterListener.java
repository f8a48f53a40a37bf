package dev.heliograph.status.kafka;

import dev.heliograph.status.deadletters.DeadLetterStore;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads every dead-letter topic. Nothing on one can be unusable, so nothing of one becomes a dead
 * letter again.
 */
@Component
class DeadLetterListener {
  private final DeadLetterReader reader;
  private final DeadLetterStore store;

  DeadLetterListener(DeadLetterReader reader, DeadLetterStore store) {
    this.reader = reader;
    this.store = store;
  }

  /** Few at a time: each may have 16 MiB. */
  @KafkaListener(
      id = "status.dead-letters",
      groupId = "status.dead-letters",
      topics = "#{T(dev.heliograph.contracts.Topics).deadLetters()}",
      containerFactory = "batchListeners",
      properties = "max.poll.records=2",
      autoStartup = "false")
  void on(List<ConsumerRecord<String, byte[]>> records) {
    store.add(records.stream().map(reader::read).toList());
  }
}
