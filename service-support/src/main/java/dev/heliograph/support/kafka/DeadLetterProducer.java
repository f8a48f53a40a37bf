package dev.heliograph.support.kafka;

import dev.heliograph.contracts.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/**
 * A producer that connects when the first dead letter is there. It takes keys as they are, and
 * records larger than any other producer of ours: one that came in compressed is larger here.
 */
record DeadLetterProducer(KafkaTemplate<byte[], byte[]> kafka) implements AutoCloseable {

  static DeadLetterProducer of(Map<String, Object> producerSettings) {
    var settings = new HashMap<>(producerSettings);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_DEAD_LETTER);
    // what came in compressed may not fit otherwise
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    var kafka = new KafkaTemplate<byte[], byte[]>(new DefaultKafkaProducerFactory<>(settings));
    kafka.setProducerListener(new ProducerListener<>() {}); // the usual one logs keys
    return new DeadLetterProducer(kafka);
  }

  @Override
  public void close() {
    ((DefaultKafkaProducerFactory<byte[], byte[]>) kafka.getProducerFactory()).destroy();
  }
}
