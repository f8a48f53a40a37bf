package dev.heliograph.composer;

import dev.heliograph.composer.composing.Composition;
import dev.heliograph.composer.composing.CompositionCounts;
import dev.heliograph.composer.decision.Decider;
import dev.heliograph.composer.decision.Site;
import dev.heliograph.composer.kafka.EventListener;
import dev.heliograph.composer.kafka.KafkaOutbox;
import dev.heliograph.composer.postgres.PostgresJournal;
import dev.heliograph.composer.rules.Rules;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.personal.PersonalData;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComposerSettings.class)
class ComposerConfiguration {

  @Bean
  Decider decider(ComposerSettings settings) {
    Templates templates = Templates.read("templates.yaml");
    var known =
        new Rules.Known(Set.copyOf(EventSchemas.TYPES), templates::has, ComposerSettings.ADDRESSES);
    return new Decider(
        Rules.read("rules.yaml", known),
        templates,
        new Site(settings.brandName(), settings.region(), settings.own(), settings.channels()));
  }

  @Bean
  PostgresJournal journal(JdbcTemplate jdbc, PersonalData personalData) {
    return new PostgresJournal(jdbc, personalData);
  }

  @Bean
  KafkaOutbox outbox(RecordPublisher publisher) {
    return new KafkaOutbox(publisher);
  }

  @Bean
  Composition composition(
      Decider decider,
      PostgresJournal journal,
      KafkaOutbox outbox,
      MeterRegistry meters,
      Clock clock) {
    return new Composition(decider, journal, outbox, new CompositionCounts(meters), clock);
  }

  @Bean
  EventListener eventListener(BatchWork batches, Composition composition) {
    return new EventListener(batches, composition);
  }
}
