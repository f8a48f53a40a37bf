package dev.heliograph.support.kafka;

import dev.heliograph.support.trace.CurrentTrace;
import dev.heliograph.support.trace.TraceParent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes and says when the broker has it: every replica in sync confirmed ({@code acks=all}).
 */
public final class RecordPublisher {
  private final ConfirmedSends<String> sends;
  private final CurrentTrace trace;

  /** The timeout bounds one call, whatever its number of records. */
  RecordPublisher(KafkaOperations<String, byte[]> kafka, Duration timeout, CurrentTrace trace) {
    this.sends = new ConfirmedSends<>(kafka, timeout);
    this.trace = trace;
  }

  /**
   * Hands all records to the producer, then waits for the last confirmation. Those that name no
   * trace get the one of the request that is being worked on.
   *
   * @throws BrokerUnavailable when one of them was not confirmed in time; some may have been
   *     written
   * @throws RecordRefused when one of them is not taken, however often; some may have been written
   */
  public void publishAll(List<OutgoingRecord> records) {
    if (!records.isEmpty()) {
      Optional<byte[]> traceOfAll = trace.find().map(TraceParent::bytes);
      sends.all(records.stream().map(one -> kafkaRecord(one, traceOfAll)).toList());
    }
  }

  /** Publishes one record and waits for its confirmation, like {@link #publishAll}. */
  public void publish(OutgoingRecord outgoing) {
    publishAll(List.of(outgoing));
  }

  private static ProducerRecord<String, byte[]> kafkaRecord(
      OutgoingRecord outgoing, Optional<byte[]> trace) {
    var kafkaRecord = new ProducerRecord<>(outgoing.topic(), outgoing.key(), outgoing.value());
    outgoing.headers().forEach((name, value) -> kafkaRecord.headers().add(name, value));
    if (trace.isPresent() && !outgoing.headers().containsKey(TraceParent.HEADER)) {
      kafkaRecord.headers().add(TraceParent.HEADER, trace.get());
    }
    return kafkaRecord;
  }
}
