package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An upstream system that publishes straight to Kafka, and an operator who looks into a topic. */
public final class Broker {
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(20);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

  private final Properties connection = new Properties();

  Broker(String bootstrapServers) {
    connection.put("bootstrap.servers", bootstrapServers);
    connection.put("acks", "all");
  }

  /** Returns when the broker has it. */
  public void publish(String topic, String key, Map<String, String> headers, byte[] value) {
    var message = new ProducerRecord<>(topic, key, value);
    headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
    try (var producer =
        new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(message).get(WRITTEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a record of this key stands in a topic. */
  public ConsumerRecord<String, byte[]> awaitRecord(String topic, String key) {
    try (var consumer =
        new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return await("a record stands in " + topic)
          .pollInSameThread() // a consumer belongs to one thread
          .atMost(SEEN_WITHIN)
          .until(() -> next(consumer, key), found -> !found.isEmpty())
          .getFirst();
    }
  }

  private static List<ConsumerRecord<String, byte[]>> next(
      KafkaConsumer<String, byte[]> consumer, String key) {
    var polled = consumer.poll(Duration.ofMillis(200));
    return StreamSupport.stream(polled.spliterator(), false)
        .filter(message -> key.equals(message.key()))
        .toList();
  }
}
