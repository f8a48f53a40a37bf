package dev.heliograph.support.metrics;

import dev.heliograph.support.kafka.BatchMeters;
import dev.heliograph.support.kafka.KafkaSupportConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.HashMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** The meters that every service has. */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, KafkaSupportConfiguration.class})
public class MetricsConfiguration {
  @Bean
  static MeterFilter keptMeters() {
    return KeptMeters.filter();
  }

  /** Always 1: its labels are what it tells. */
  @Bean
  MeterBinder buildInfo(Environment environment) {
    String version = environment.getProperty("spring.application.version", "development");
    return registry ->
        Gauge.builder("heliograph.build.info", () -> 1)
            .description("Which version runs")
            .tag("version", version)
            .tag("java", Runtime.version().toString())
            .register(registry);
  }

  @Bean
  ConsumerLag consumerLag(KafkaAdmin admin) {
    var configuration = new HashMap<>(admin.getConfigurationProperties());
    configuration.put(AdminClientConfig.CLIENT_ID_CONFIG, "consumer-lag");
    return new ConsumerLag(configuration);
  }

  @Bean
  ConsumerMeters consumerMeters(
      KafkaListenerEndpointRegistry containers,
      MeterRegistry registry,
      BatchMeters batches,
      ConsumerLag lag) {
    return new ConsumerMeters(containers, registry, batches, lag);
  }

  @Bean
  ApplicationListener<ApplicationStartedEvent> consumersAreKnown(ConsumerMeters meters) {
    return _ -> meters.start();
  }
}
