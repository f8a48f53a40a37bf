package dev.heliograph.ingest.overload;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limit before everything that reads a body, and counts before the limit. */
@Configuration(proxyBeanMethods = false)
class OverloadConfiguration {
  @Bean
  RequestMeters requestMeters(MeterRegistry registry) {
    return new RequestMeters(registry);
  }

  @Bean
  InFlightLimit inFlightLimit(OverloadSettings settings) {
    return new InFlightLimit(settings.budgetBytes());
  }
}
