package dev.heliograph.dispatch.fallback;

import dev.heliograph.dispatch.alerts.AlertBook;
import dev.heliograph.dispatch.settling.ForGood;
import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.metrics.Sampler;
import dev.heliograph.support.personal.PersonalData;
import io.micrometer.core.instrument.Counter;
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
  ForGood fallbacks(FallbackStore store, AlertBook alerts, Clock clock) {
    return new Fallbacks(store, alerts, clock);
  }

  @Bean
  Sampler fallbacksEachSecond(
      FallbackStore store, RecordPublisher publisher, MeterRegistry registry) {
    Counter begun =
        Counter.builder("heliograph.dispatch.fallbacks")
            .description("E-mails begun in the place of texts that failed for good")
            .register(registry);
    var publishing = new FallbackPublisher(store, publisher::publishAll, begun);
    return Sampler.start("fallbacks", Duration.ofSeconds(1), publishing);
  }
}
