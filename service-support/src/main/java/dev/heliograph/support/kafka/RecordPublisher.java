package dev.heliograph.support.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes and says when the broker has it: every replica in sync confirmed ({@code acks=all}).
 */
public final class RecordPublisher {
  private final KafkaOperations<String, byte[]> kafka;
  private final Duration timeout;

  /** The timeout bounds one call, whatever its number of records. */
  RecordPublisher(KafkaOperations<String, byte[]> kafka, Duration timeout) {
    this.kafka = kafka;
    this.timeout = timeout;
  }

  /**
   * Hands all records to the producer, then waits for the last confirmation.
   *
   * @throws BrokerUnavailable when one of them was not confirmed in time; some may have been
   *     written
   */
  public void publishAll(List<OutgoingRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    try {
      CompletableFuture<?>[] sends =
          records.stream().map(this::send).toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(sends).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException
        | TimeoutException
        | KafkaException
        | org.springframework.kafka.KafkaException
            e) { // thrown by send itself: no metadata in time
      throw new BrokerUnavailable("the broker did not confirm " + records.size() + " records", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable("interrupted before the broker confirmed", e);
    }
  }

  /** Publishes one record and waits for its confirmation, like {@link #publishAll}. */
  public void publish(OutgoingRecord outgoing) {
    publishAll(List.of(outgoing));
  }

  private CompletableFuture<?> send(OutgoingRecord outgoing) {
    var kafkaRecord = new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.value());
    outgoing.headers().forEach((name, value) -> kafkaRecord.headers().add(name, value));
    return kafka.send(kafkaRecord);
  }
}
