package dev.heliograph.support.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** On the client's own stand-in for a producer, which answers when it is told to. */
@Timeout(60)
class ConfirmedSendsTest {
  private static final List<ProducerRecord<String, byte[]>> ONE =
      List.of(new ProducerRecord<>("topic", "key", new byte[] {1}));

  private static ConfirmedSends<String> sends(Producer<String, byte[]> producer) {
    ProducerFactory<String, byte[]> factory = () -> producer;
    return new ConfirmedSends<>(new KafkaTemplate<>(factory), Duration.ofMillis(100));
  }

  private static MockProducer<String, byte[]> producer(boolean answersAtOnce) {
    return new MockProducer<>(
        answersAtOnce,
        new RoundRobinPartitioner(),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  @Test
  void brokerThatDoesNotConfirmInTimeIsUnavailable() {
    assertThatThrownBy(() -> sends(producer(false)).all(ONE)).isInstanceOf(BrokerUnavailable.class);
  }

  @Test
  void confirmedRecordsReturn() {
    sends(producer(true)).all(ONE);
  }

  @Test
  void recordThatIsTooLargeIsRefused() {
    try (var producer = producer(true)) {
      producer.sendException = new RecordTooLargeException();
      assertThatThrownBy(() -> sends(producer).all(ONE)).isInstanceOf(RecordRefused.class);
    }
  }
}
