package dev.heliograph.support.health;

import dev.heliograph.support.kafka.KafkaSupportConfiguration;
import dev.heliograph.support.kafka.TopicCreator;
import java.util.HashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** The health of the broker and of our consumers; Spring Boot has no indicator for either. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, KafkaSupportConfiguration.class})
public class HealthConfiguration {
  @Bean
  KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin admin, TopicCreator topics) {
    return new KafkaHealthIndicator(
        new HashMap<>(admin.getConfigurationProperties()), topics::faults);
  }

  @Bean
  ListenersHealthIndicator listenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
    return new ListenersHealthIndicator(listeners);
  }
}
