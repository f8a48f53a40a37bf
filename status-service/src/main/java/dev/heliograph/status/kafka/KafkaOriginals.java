package dev.heliograph.status.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.status.deadletters.Originals;
import dev.heliograph.support.kafka.DeadLetterHeaders;
import dev.heliograph.support.kafka.RawPublisher;
import dev.heliograph.support.kafka.RecordRefused;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.stereotype.Component;

/** Puts records on their topics again: the same key, so the same partition. */
@Component
class KafkaOriginals implements Originals {
  private final RawPublisher publisher;

  KafkaOriginals(RawPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void publish(List<Original> records) {
    try {
      publisher.publishAll(records.stream().map(KafkaOriginals::kafkaRecord).toList());
    } catch (RecordRefused refused) {
      throw new Refused(refused);
    }
  }

  @SuppressWarnings("NullAway") // Kafka's own record has a null for a key or a value that is none
  private static ProducerRecord<byte[], byte[]> kafkaRecord(Original original) {
    var content = original.content();
    var again =
        new ProducerRecord<byte[], byte[]>(
            original.topic(), content.key().orElse(null), content.value().orElse(null));
    content.headers().forEach(h -> again.headers().add(h.name(), h.value().orElse(null)));
    again.headers().add(DeadLetterHeaders.FORMER, original.deadLetter().toString().getBytes(UTF_8));
    return again;
  }
}
