package dev.heliograph.ingest.overload;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limit before everything that reads a body. */
@Configuration(proxyBeanMethods = false)
class OverloadConfiguration {
  @Bean
  InFlightLimit inFlightLimit(OverloadSettings settings) {
    return new InFlightLimit(settings.budgetBytes());
  }
}
