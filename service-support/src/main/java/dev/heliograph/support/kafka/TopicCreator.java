package dev.heliograph.support.kafka;

import dev.heliograph.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing, and goes on until all are there as they must be: a broker
 * that made them by itself would choose the wrong number of partitions.
 */
public final class TopicCreator implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final long ANSWER_SECONDS = 10;
  private static final String MISSING = "not there yet";

  private final Map<String, Object> adminConfiguration;
  private final short replicas;
  private volatile boolean running;

  /** By topic what is wrong with it; nothing once all are as they must be. */
  private volatile Map<String, String> faults = Map.of("topics", "not looked at yet");

  TopicCreator(Map<String, Object> adminConfiguration, short replicas) {
    this.adminConfiguration = adminConfiguration;
    this.replicas = replicas;
  }

  /** By topic what is wrong with it; empty when all were found as they must be. */
  public Map<String, String> faults() {
    return faults;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("topic-creator").start(this::createUntilDone);
  }

  private void createUntilDone() {
    try (Admin admin = Admin.create(adminConfiguration)) {
      while (running && !look(admin).isEmpty()) {
        Thread.sleep(BETWEEN_TRIES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, String> look(Admin admin) throws InterruptedException {
    var found = new TreeMap<String, String>();
    for (var topic : admin.describeTopics(Topics.withDeadLetters()).topicNameValues().entrySet()) {
      faultOf(topic.getValue().thenApply(is -> is.partitions().size()))
          .ifPresent(fault -> found.put(topic.getKey(), fault));
    }
    List<String> missing = found.keySet().stream().filter(t -> isMissing(found, t)).toList();
    for (var topic : create(admin, missing).entrySet()) {
      faultOf(topic.getValue().thenApply(_ -> Topics.PARTITIONS))
          .ifPresentOrElse(
              fault -> found.put(topic.getKey(), fault),
              () -> log.info("created topic {}", topic.getKey()));
    }
    tell(found);
    return found;
  }

  private static boolean isMissing(Map<String, String> found, String topic) {
    return MISSING.equals(found.get(topic));
  }

  private Map<String, KafkaFuture<Void>> create(Admin admin, List<String> names) {
    return admin
        .createTopics(
            names.stream()
                .map(
                    name ->
                        new NewTopic(name, Topics.PARTITIONS, replicas)
                            .configs(Topics.settingsOf(name)))
                .toList())
        .values();
  }

  private static Optional<String> faultOf(KafkaFuture<Integer> partitions)
      throws InterruptedException {
    try {
      int count = partitions.get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return count == Topics.PARTITIONS
          ? Optional.empty()
          : Optional.of("%d partitions, not %d".formatted(count, Topics.PARTITIONS));
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      boolean soon =
          cause instanceof UnknownTopicOrPartitionException // or created by another service
              || cause instanceof TopicExistsException;
      return Optional.of(soon ? MISSING : cause.getClass().getSimpleName());
    }
  }

  /** Once for each change; that a topic is about to be there is no news. */
  private void tell(Map<String, String> found) {
    boolean news =
        !found.equals(faults) && found.values().stream().anyMatch(f -> !f.equals(MISSING));
    faults = Map.copyOf(found);
    if (news) {
      log.error("topics are not as they must be, this is tried again: {}", found);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the listeners. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
