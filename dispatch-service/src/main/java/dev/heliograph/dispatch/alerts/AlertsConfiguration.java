package dev.heliograph.dispatch.alerts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where alerts go. */
@Configuration(proxyBeanMethods = false)
class AlertsConfiguration {
  @Bean
  Alerts alerts() {
    return new LoggedAlerts();
  }
}
