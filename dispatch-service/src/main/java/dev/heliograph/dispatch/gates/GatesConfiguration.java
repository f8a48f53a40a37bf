package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.alerts.Alerts;
import dev.heliograph.dispatch.ledger.WaitingRows;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the gates stand to each other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateSettings.class)
class GatesConfiguration {
  @Bean
  Breakers breakers(GateSettings settings, Alerts alerts) {
    return new Breakers(settings.breaker(), alerts);
  }

  @Bean
  Gates gates(JdbcClient jdbc, Breakers breakers, Gates.Configured configured) {
    return new Gates(jdbc, breakers, configured);
  }

  @Bean
  Buckets buckets(JdbcClient jdbc) {
    return new Buckets(jdbc);
  }

  @Bean
  RefusedSenders refusedSenders(Gates gates, Alerts alerts) {
    return new RefusedSenders(gates, alerts);
  }

  @Bean
  ProvidersView providersView(Gates gates, Buckets buckets, Senders senders, WaitingRows waiting) {
    return new ProvidersView(gates, buckets, senders, waiting);
  }
}
