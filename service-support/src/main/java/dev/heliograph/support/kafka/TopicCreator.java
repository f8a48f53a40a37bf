package dev.heliograph.support.kafka;

import dev.heliograph.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing, and goes on trying while the broker is away: a broker that
 * made them by itself would choose the wrong number of partitions.
 */
final class TopicCreator implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TopicCreator.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final long ANSWER_SECONDS = 10;

  private final Map<String, Object> adminConfiguration;
  private final short replicas;
  private volatile boolean running;

  TopicCreator(Map<String, Object> adminConfiguration, short replicas) {
    this.adminConfiguration = adminConfiguration;
    this.replicas = replicas;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("topic-creator").start(this::createUntilDone);
  }

  private void createUntilDone() {
    try (Admin admin = Admin.create(adminConfiguration)) {
      while (running && !created(admin)) {
        Thread.sleep(BETWEEN_TRIES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean created(Admin admin) throws InterruptedException {
    boolean all = true;
    for (var answer : admin.createTopics(topics()).values().entrySet()) {
      try {
        answer.getValue().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        log.info("created topic {}", answer.getKey());
      } catch (ExecutionException | TimeoutException e) {
        all &= e.getCause() instanceof TopicExistsException;
      }
    }
    return all;
  }

  private List<NewTopic> topics() {
    return Topics.withDeadLetters().stream()
        .map(
            name ->
                new NewTopic(name, Topics.PARTITIONS, replicas).configs(Topics.settingsOf(name)))
        .toList();
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
