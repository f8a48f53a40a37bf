package dev.heliograph.ingest;

import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.teststack.TestStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of events as composer does. */
public final class PublishedEvents {
  private PublishedEvents() {}

  /** One record: its key and the event that it holds. */
  public record Published(String key, DomainEvent event) {}

  /** All that is on the topic now with one event id. What was answered 2xx must be there. */
  public static List<Published> withId(String eventId) {
    return all().stream().filter(published -> published.event().id().equals(eventId)).toList();
  }

  /** All that is on the topic now. */
  public static List<Published> all() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.kafkaBootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EVENTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var all = new ArrayList<Published>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> all.add(read(each)));
      }
      return all;
    }
  }

  private static Published read(ConsumerRecord<String, byte[]> published) {
    var headers = new HashMap<String, byte[]>();
    published.headers().forEach(header -> headers.put(header.key(), header.value()));
    return new Published(
        published.key(),
        EventCodec.fromRecord(
            headers, published.value(), Instant.ofEpochMilli(published.timestamp())));
  }
}
