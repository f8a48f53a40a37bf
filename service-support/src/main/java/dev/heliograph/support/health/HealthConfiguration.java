package dev.heliograph.support.health;

import java.util.HashMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** The health indicator {@code kafka}, of which Spring Boot has none of its own. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class HealthConfiguration {
  @Bean
  KafkaHealthIndicator kafkaHealthIndicator(KafkaAdmin admin) {
    return new KafkaHealthIndicator(new HashMap<>(admin.getConfigurationProperties()));
  }
}
