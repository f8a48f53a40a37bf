package dev.heliograph.support.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Bounds on what comes in, in every service. */
@AutoConfiguration
@EnableConfigurationProperties(HttpSettings.class)
public class HttpConfiguration {
  @Bean
  BodyLimitFilter bodyLimitFilter(HttpSettings settings) {
    return new BodyLimitFilter(settings.maxBody().toBytes());
  }
}
