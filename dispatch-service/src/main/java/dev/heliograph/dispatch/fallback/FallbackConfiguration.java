package dev.heliograph.dispatch.fallback;

import dev.heliograph.dispatch.alerts.AlertBook;
import dev.heliograph.dispatch.settling.ForGood;
import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.metrics.Sampler;
import dev.heliograph.support.personal.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows a failure for good. */
@Configuration(proxyBeanMethods = false)
class FallbackConfiguration {
  @Bean
  FallbackStore fallbackStore(JdbcClient jdbc, PersonalData personalData, LedgerMessages ledger) {
    return new FallbackStore(jdbc, personalData, ledger);
  }

  @Bean
  FallbackMeters fallbackMeters(MeterRegistry registry) {
    return new FallbackMeters(registry);
  }

  @Bean
  ForGood fallbacks(FallbackStore store, AlertBook alerts, FallbackMeters meters, Clock clock) {
    return new Fallbacks(store, alerts, meters, clock);
  }

  @Bean
  Sampler fallbacksEachSecond(
      FallbackStore store, RecordPublisher publisher, FallbackMeters meters) {
    var publishing = new FallbackPublisher(store, publisher::publishAll, meters);
    return Sampler.start("fallbacks", Duration.ofSeconds(1), publishing);
  }
}
