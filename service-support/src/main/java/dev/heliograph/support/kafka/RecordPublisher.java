package dev.heliograph.support.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes and says when the broker has it: every replica in sync confirmed ({@code acks=all}).
 */
public final class RecordPublisher {
  private final ConfirmedSends<String> sends;

  /** The timeout bounds one call, whatever its number of records. */
  RecordPublisher(KafkaOperations<String, byte[]> kafka, Duration timeout) {
    this.sends = new ConfirmedSends<>(kafka, timeout);
  }

  /**
   * Hands all records to the producer, then waits for the last confirmation.
   *
   * @throws BrokerUnavailable when one of them was not confirmed in time; some may have been
   *     written
   * @throws RecordRefused when one of them is not taken, however often; some may have been written
   */
  public void publishAll(List<OutgoingRecord> records) {
    if (!records.isEmpty()) {
      sends.all(records.stream().map(RecordPublisher::kafkaRecord).toList());
    }
  }

  /** Publishes one record and waits for its confirmation, like {@link #publishAll}. */
  public void publish(OutgoingRecord outgoing) {
    publishAll(List.of(outgoing));
  }

  private static ProducerRecord<String, byte[]> kafkaRecord(OutgoingRecord outgoing) {
    var kafkaRecord = new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.value());
    outgoing.headers().forEach((name, value) -> kafkaRecord.headers().add(name, value));
    return kafkaRecord;
  }
}
