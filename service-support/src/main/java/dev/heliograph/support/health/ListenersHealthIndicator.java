package dev.heliograph.support.health;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down when a consumer has ended while the service goes on: its topic has no reader then. */
final class ListenersHealthIndicator implements HealthIndicator {
  private final KafkaListenerEndpointRegistry listeners;

  ListenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
    this.listeners = listeners;
  }

  @Override
  public Health health() {
    List<String> ended =
        listeners.getListenerContainers().stream()
            .filter(container -> !container.isRunning() || !container.isInExpectedState())
            .map(MessageListenerContainer::getListenerId)
            .toList();
    return ended.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("not running", ended).build();
  }
}
