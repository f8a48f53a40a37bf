package dev.heliograph.dispatch.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.support.kafka.OutgoingRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One alert for each cause within the interval, by however many instances. */
class AlertsTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final Alert DOWN = new Alert("provider_down", "nobody answers");

  private final List<OutgoingRecord> published = new CopyOnWriteArrayList<>();
  private final StoredAlerts one = alerts();
  private final StoredAlerts other = alerts();

  private StoredAlerts alerts() {
    var book = new AlertBook(DATABASE.jdbc, Duration.ofMinutes(15));
    return new StoredAlerts(book, published::add, new AlertMeters(new SimpleMeterRegistry()));
  }

  @AfterEach
  void empty() {
    DATABASE.jdbc.sql("truncate alert").update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void theSameCauseIsToldOnceWithinTheInterval() {
    for (int i = 0; i < 3; i++) {
      one.raise(DOWN);
      other.raise(DOWN);
      one.run();
      other.run();
    }
    one.raise(new Alert("lane_full", "too many wait"));
    one.run();
    assertThat(causes()).containsExactly("provider_down", "lane_full");
  }

  @Test
  void afterTheIntervalItIsToldAgainAsAnotherEvent() {
    one.raise(DOWN);
    one.run();
    DATABASE.jdbc.sql("update alert set raised_at = raised_at - interval '16 minutes'").update();
    other.raise(DOWN);
    other.run();
    assertThat(causes()).containsExactly("provider_down", "provider_down");
    assertThat(events()).extracting(DomainEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void whatTheBrokerDidNotTakeIsPublishedByWhoeverComesNext() {
    var registry = new SimpleMeterRegistry();
    var book = new AlertBook(DATABASE.jdbc, Duration.ofMinutes(15));
    var away =
        new StoredAlerts(
            book,
            alert -> {
              throw new IllegalStateException("no broker");
            },
            new AlertMeters(registry));
    away.raise(DOWN);
    assertThat(waiting(registry)).isEqualTo(1);
    assertThatThrownBy(away::run).hasMessage("no broker");
    assertThat(waiting(registry)).as("the broker has not taken it").isEqualTo(1);
    other.run();
    away.run();
    assertThat(waiting(registry)).isZero();
    other.run();
    assertThat(causes()).containsExactly("provider_down");
  }

  @Test
  void theEventIsOneThatTheComposerTakes() {
    one.raise(DOWN);
    one.run();
    DomainEvent event = events().getFirst();
    assertThat(EventSchemas.check(event)).isInstanceOf(SchemaCheck.Conforms.class);
    assertThat(published.getFirst().topic()).isEqualTo(Topics.EVENTS);
    assertThat(event.data().path("failing").asString()).isEqualTo("sms");
    assertThat(event.data().path("message").asString()).isEqualTo("nobody answers");
  }

  private static double waiting(MeterRegistry registry) {
    return registry.get("heliograph.dispatch.alerts.waiting").gauge().value();
  }

  @ParameterizedTest
  @CsvSource({
    "smtp, EMAIL",
    "slack, SLACK",
    "discord, DISCORD",
    "twilio, SMS",
    "sns, SMS",
    "advanta, SMS"
  })
  void whatIsToldOfAProviderIsNotToldByItsOwnChannel(String provider, Channel channel) {
    one.raise(Alert.of(provider, "provider_down:" + provider, "nobody answers"));
    one.run();
    assertThat(events().getFirst().data().path("failing").asString()).isEqualTo(channel.word());
  }

  private List<String> causes() {
    return events().stream().map(event -> event.data().path("cause").asString()).toList();
  }

  private List<DomainEvent> events() {
    return published.stream()
        .map(one -> EventCodec.fromRecord(one.headers(), one.value(), Instant.now()))
        .toList();
  }
}
