package dev.heliograph.status.kafka;

import dev.heliograph.status.tracking.StoreReady;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Starts the listeners, all of which write, when there is something to write to. */
@Component
class ListenerStart {
  private final KafkaListenerEndpointRegistry listeners;

  ListenerStart(KafkaListenerEndpointRegistry listeners) {
    this.listeners = listeners;
  }

  @EventListener
  void onReady(StoreReady ready) {
    listeners.getListenerContainers().forEach(MessageListenerContainer::start);
  }
}
