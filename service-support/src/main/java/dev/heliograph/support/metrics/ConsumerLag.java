package dev.heliograph.support.metrics;

import dev.heliograph.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records lie between what a group has committed and the end of its topic, asked of the
 * broker. A consumer's own figure stands still while it is paused or waits out an outage, which is
 * when it is wanted.
 */
final class ConsumerLag implements Runnable, AutoCloseable {
  private final Admin admin;
  private final Map<String, Set<String>> topicsByGroup = new ConcurrentHashMap<>();
  private volatile Map<Key, Long> last = Map.of();

  ConsumerLag(Map<String, Object> adminConfiguration) {
    this.admin = Admin.create(adminConfiguration);
  }

  private record Key(String group, String topic) {}

  void watch(String group, String topic) {
    topicsByGroup.computeIfAbsent(group, _ -> ConcurrentHashMap.newKeySet()).add(topic);
  }

  boolean isEmpty() {
    return topicsByGroup.isEmpty();
  }

  /** As it was when it was last read; not a number while the broker does not answer. */
  double of(String group, String topic) {
    Long lag = last.get(new Key(group, topic));
    return lag == null ? Double.NaN : lag;
  }

  @Override
  public void run() {
    try {
      last = read();
    } catch (ExecutionException away) {
      last = Map.of();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<Key, Long> read() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> first = offsets(OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(OffsetSpec.latest());
    var lags = new HashMap<Key, Long>();
    for (var group : committed().entrySet()) {
      for (TopicPartition partition : partitionsOf(group.getKey()).toList()) {
        OffsetAndMetadata at = group.getValue().get(partition);
        long done = Math.max(at == null ? 0 : at.offset(), first.getOrDefault(partition, 0L));
        long behind = Math.max(0, end.getOrDefault(partition, 0L) - done);
        lags.merge(new Key(group.getKey(), partition.topic()), behind, Long::sum);
      }
    }
    return lags;
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed()
      throws ExecutionException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> asked =
        topicsByGroup.keySet().stream()
            .collect(
                Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
    return admin.listConsumerGroupOffsets(asked).all().get();
  }

  private Map<TopicPartition, Long> offsets(OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        topicsByGroup.keySet().stream()
            .flatMap(this::partitionsOf)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), _ -> spec));
    var offsets = new HashMap<TopicPartition, Long>();
    Map<TopicPartition, ListOffsetsResultInfo> told = admin.listOffsets(asked).all().get();
    told.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private Stream<TopicPartition> partitionsOf(String group) {
    return Objects.requireNonNullElse(topicsByGroup.get(group), Set.<String>of()).stream()
        .flatMap(
            topic ->
                IntStream.range(0, Topics.PARTITIONS).mapToObj(n -> new TopicPartition(topic, n)));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
