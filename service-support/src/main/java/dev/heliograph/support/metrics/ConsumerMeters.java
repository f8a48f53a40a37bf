package dev.heliograph.support.metrics;

import dev.heliograph.support.kafka.BatchMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** What stands still, and how far behind it is: one set of gauges for each consumer. */
final class ConsumerMeters implements AutoCloseable {
  private final KafkaListenerEndpointRegistry containers;
  private final MeterRegistry registry;
  private final BatchMeters batches;
  private final ConsumerLag lag;
  private List<Sampler> samplers = List.of();

  ConsumerMeters(
      KafkaListenerEndpointRegistry containers,
      MeterRegistry registry,
      BatchMeters batches,
      ConsumerLag lag) {
    this.containers = containers;
    this.registry = registry;
    this.batches = batches;
    this.lag = lag;
  }

  /** To be called when every consumer is known, whether it has begun or not. */
  void start() {
    containers.getListenerContainers().forEach(this::register);
    if (!lag.isEmpty()) {
      samplers = List.of(Sampler.start("consumer-lag", lag));
    }
  }

  private void register(MessageListenerContainer container) {
    String consumer = Objects.requireNonNullElse(container.getGroupId(), BatchMeters.UNKNOWN);
    gauge(
        "running",
        "1: it works; 0: it has ended or waits to begin",
        consumer,
        container,
        c -> c.isRunning() && c.isInExpectedState() ? 1 : 0);
    gauge(
        "paused",
        "1: it takes no records for now",
        consumer,
        container,
        c -> c.isPauseRequested() ? 1 : 0);
    String[] topics = container.getContainerProperties().getTopics();
    for (String topic : topics == null ? new String[0] : topics) {
      batches.expect(consumer, topic);
      lag.watch(consumer, topic);
      Gauge.builder("heliograph.consumer.lag", () -> lag.of(consumer, topic))
          .description("Records of a topic that a consumer has not done with")
          .tag("consumer", consumer)
          .tag("topic", topic)
          .register(registry);
    }
  }

  private void gauge(
      String what,
      String description,
      String consumer,
      MessageListenerContainer container,
      ToDoubleFunction<MessageListenerContainer> value) {
    Gauge.builder("heliograph.consumer." + what, container, value)
        .description(description)
        .tag("consumer", consumer)
        .register(registry);
  }

  @Override
  public void close() {
    samplers.forEach(Sampler::close);
  }
}
