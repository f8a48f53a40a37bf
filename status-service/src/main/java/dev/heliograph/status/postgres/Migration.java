package dev.heliograph.status.postgres;

import dev.heliograph.status.tracking.StoreReady;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings the schema up to date beside everything else: callbacks are taken while the database is
 * away, from the first moment. Whoever needs the tables waits for {@link StoreReady}.
 */
@Component("schema")
class Migration implements SmartLifecycle, HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(Migration.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Flyway flyway;
  private final ApplicationEventPublisher events;
  private volatile boolean running;
  private volatile boolean done;

  Migration(Flyway flyway, ApplicationEventPublisher events) {
    this.flyway = flyway;
    this.events = events;
  }

  /**
   * Stops a statement that would find no tables.
   *
   * @throws DataAccessResourceFailureException while the schema is not there
   */
  void requireDone() {
    if (!done) {
      throw new DataAccessResourceFailureException("the schema is not there yet");
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("migration").start(this::migrateUntilDone);
  }

  private void migrateUntilDone() {
    Duration wait = FIRST_WAIT;
    try {
      while (running && !migrated()) {
        Thread.sleep(wait);
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (running) {
      done = true;
      events.publishEvent(new StoreReady());
    }
  }

  private boolean migrated() {
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException e) {
      log.warn("the schema could not be brought up to date, trying again: {}", e.getMessage());
      return false;
    } catch (RuntimeException e) { // of this thread, nobody else would tell
      log.error("the schema could not be brought up to date, trying again", e);
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Health health() {
    return done
        ? Health.up().build()
        : Health.down().withDetail("reason", "the schema is not up to date yet").build();
  }
}
