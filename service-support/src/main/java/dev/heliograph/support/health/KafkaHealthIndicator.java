package dev.heliograph.support.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up when the broker answers and has the topics as they must be. Answers are kept for a moment, so
 * that probes from many sides do not become load.
 */
final class KafkaHealthIndicator implements HealthIndicator, DisposableBean {
  private static final int ANSWER_MILLIS = 2_000;
  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

  private final Admin admin;
  private final Supplier<Map<String, String>> topicFaults;
  private Health last = Health.unknown().build();
  private long lastAt = System.nanoTime() - KEPT_NANOS;

  KafkaHealthIndicator(
      Map<String, Object> adminConfiguration, Supplier<Map<String, String>> topicFaults) {
    this.topicFaults = topicFaults;
    adminConfiguration.put(AdminClientConfig.CLIENT_ID_CONFIG, "health");
    this.admin = Admin.create(adminConfiguration);
  }

  @Override
  public synchronized Health health() {
    if (System.nanoTime() - lastAt >= KEPT_NANOS) {
      last = ask();
      lastAt = System.nanoTime();
    }
    return last;
  }

  private Health ask() {
    try {
      var options = new DescribeClusterOptions().timeoutMs(ANSWER_MILLIS);
      int nodes =
          admin.describeCluster(options).nodes().get(ANSWER_MILLIS, TimeUnit.MILLISECONDS).size();
      Map<String, String> faults = topicFaults.get();
      return faults.isEmpty()
          ? Health.up().withDetail("brokers", nodes).build()
          : Health.down().withDetail("topics", faults).build();
    } catch (ExecutionException | TimeoutException e) {
      return Health.down().withDetail("reason", "the broker does not answer").build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  @Override
  public void destroy() {
    admin.close(Duration.ofSeconds(1));
  }
}
