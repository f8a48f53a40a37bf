package dev.heliograph.status.deadletters;

import dev.heliograph.contracts.Topics;
import dev.heliograph.status.tracking.StoreReady;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells the meters how many are open, and forgets those that were kept long enough. */
@Component
@EnableScheduling
@EnableConfigurationProperties(LetterSettings.class)
class LetterUpkeep {
  private static final Logger log = LoggerFactory.getLogger(LetterUpkeep.class);

  private final DeadLetterStore store;
  private final LetterSettings settings;
  private final Clock clock;
  private volatile boolean ready;
  private volatile Map<String, Integer> open = Map.of();

  LetterUpkeep(DeadLetterStore store, LetterSettings settings, MeterRegistry meters, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    Topics.all().forEach(topic -> register(topic, meters));
  }

  private void register(String topic, MeterRegistry meters) {
    Gauge.builder("heliograph.dead.letters.open", () -> open.getOrDefault(topic, 0))
        .description("dead letters that nobody has sent again or discarded")
        .tag("topic", topic)
        .register(meters);
  }

  @EventListener
  void onReady(StoreReady event) {
    ready = true;
    count();
  }

  @Scheduled(fixedDelayString = "${heliograph.dead-letters.count-every:15s}")
  void count() {
    whileThereIsADatabase(() -> open = store.open());
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  void forget() {
    whileThereIsADatabase(
        () -> {
          int forgotten = store.forgetBefore(clock.instant().minus(settings.keep()));
          if (forgotten > 0) {
            log.info("forgot {} dead letters of more than {} ago", forgotten, settings.keep());
          }
        });
  }

  private void whileThereIsADatabase(Runnable work) {
    if (!ready) {
      return;
    }
    try {
      work.run();
    } catch (DataAccessException | TransactionException e) { // done the next time
      log.warn("dead letters are not looked after: {}", e.getClass().getSimpleName());
    }
  }
}
