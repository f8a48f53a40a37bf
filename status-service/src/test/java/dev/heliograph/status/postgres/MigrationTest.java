package dev.heliograph.status.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.heliograph.status.tracking.StoreReady;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationTest {
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final Reluctant flyway = new Reluctant();
  private final Migration migration = new Migration(flyway, events::add);

  @AfterEach
  void stop() {
    migration.stop();
  }

  @Test
  void isTriedAgainWhateverItFailedOf() {
    migration.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> !events.isEmpty());
    assertThat(events).containsExactly(new StoreReady());
    assertThat(flyway.tries).hasValue(3);
    assertThatCode(migration::requireDone).doesNotThrowAnyException();
  }

  /** Fails once as Flyway says it does, once otherwise. */
  private static final class Reluctant extends Flyway {
    private final AtomicInteger tries = new AtomicInteger();

    Reluctant() {
      super(Flyway.configure());
    }

    @Override
    public MigrateResult migrate() {
      return switch (tries.incrementAndGet()) {
        case 1 -> throw new FlywayException("away");
        case 2 -> throw new IllegalStateException("something else");
        default -> new MigrateResult("1", "test", "status", "PostgreSQL");
      };
    }
  }
}
