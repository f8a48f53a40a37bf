package dev.heliograph.support.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes records byte by byte as they once were: any key, any header, as large as a dead letter.
 */
public final class RawPublisher {
  private final ConfirmedSends<byte[]> sends;

  RawPublisher(DeadLetterProducer producer, Duration timeout) {
    this.sends = new ConfirmedSends<>(producer.kafka(), timeout);
  }

  /**
   * Returns when the broker has all of them.
   *
   * @throws BrokerUnavailable when one of them was not confirmed in time; some may have been
   *     written
   * @throws RecordRefused when one of them is not taken, however often; some may have been written
   */
  public void publishAll(List<ProducerRecord<byte[], byte[]>> records) {
    sends.all(records);
  }
}
