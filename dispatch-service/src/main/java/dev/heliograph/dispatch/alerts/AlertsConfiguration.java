package dev.heliograph.dispatch.alerts;

import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.metrics.Sampler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where alerts go. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlertsSettings.class)
class AlertsConfiguration {
  @Bean
  AlertBook alertBook(JdbcClient jdbc, AlertsSettings settings) {
    return new AlertBook(jdbc, settings.interval());
  }

  @Bean
  StoredAlerts alerts(AlertBook book, RecordPublisher publisher, MeterRegistry registry) {
    return new StoredAlerts(book, publisher::publish, new AlertMeters(registry));
  }

  @Bean
  Sampler alertsEachSecond(StoredAlerts alerts) {
    return Sampler.start("alerts", Duration.ofSeconds(1), alerts);
  }
}
