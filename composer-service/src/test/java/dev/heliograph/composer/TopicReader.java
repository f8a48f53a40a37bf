package dev.heliograph.composer;

import dev.heliograph.teststack.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads topics from their beginning and keeps all that it saw. */
final class TopicReader implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer =
      new KafkaConsumer<>(
          Map.of(
              "bootstrap.servers",
              TestStack.kafkaBootstrapServers(),
              "enable.auto.commit",
              "false"),
          new StringDeserializer(),
          new ByteArrayDeserializer());
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  TopicReader(String... topics) {
    List<TopicPartition> partitions =
        Stream.of(topics)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on until so many records fit; gives those that do. */
  List<ConsumerRecord<String, byte[]>> await(
      int count, Predicate<ConsumerRecord<String, byte[]>> fits) {
    Awaitility.await().atMost(LONGEST).until(() -> poll(fits).size() >= count);
    return poll(fits);
  }

  /** Reads what is there by now. */
  List<ConsumerRecord<String, byte[]>> poll(Predicate<ConsumerRecord<String, byte[]>> fits) {
    consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    return seen.stream().filter(fits).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
