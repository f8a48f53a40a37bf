package dev.heliograph.dispatch.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.gates.Gates.Configured;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.TestLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final Route MAIN = new Route("fake", "main");
  private static final Route SALES = new Route("fake", "sales");
  private static final Route ELSEWHERE = new Route("other", "main");

  private final List<Alert> raised = new CopyOnWriteArrayList<>();
  private final Gates gates = gates(true, OptionalDouble.empty());
  private final Gates elsewhere = gates(true, OptionalDouble.empty());

  private Gates gates(boolean enabled, OptionalDouble limit) {
    var settings = new GateSettings.Breaker(50, 20, 10, Duration.ofHours(1), 3);
    return new Gates(
        DATABASE.jdbc, new Breakers(settings, raised::add), new Configured(enabled, limit));
  }

  @BeforeEach
  void read() {
    gates.refresh();
    elsewhere.refresh();
  }

  @AfterEach
  void empty() {
    DATABASE.jdbc.sql("truncate switch, sender_limit").update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void nothingIsStartedBeforeItWasRead() {
    assertThat(gates(true, OptionalDouble.empty()).flow(MAIN)).isEqualTo(Flow.CLOSED);
    assertThat(gates.flow(MAIN)).isEqualTo(Flow.FREE);
  }

  @Test
  void pauseOfASenderStopsNoOtherAndIsSeenByOtherInstances() {
    assertThat(gates.pause(Target.sender(MAIN), "console", Optional.of("price talks"))).isTrue();
    elsewhere.refresh();
    for (Gates each : List.of(gates, elsewhere)) {
      assertThat(each.flow(MAIN)).isEqualTo(Flow.CLOSED);
      assertThat(each.flow(SALES)).isEqualTo(Flow.FREE);
      assertThat(each.flow(ELSEWHERE)).isEqualTo(Flow.FREE);
      assertThat(each.pause(Target.sender(MAIN)).orElseThrow())
          .extracting(Pause::by, Pause::reason)
          .containsExactly("console", Optional.of("price talks"));
    }
  }

  @Test
  void pauseOfAProviderStopsItsSenders() {
    gates.pause(Target.provider("fake"), "console", Optional.empty());
    assertThat(gates.flow(MAIN)).isEqualTo(Flow.CLOSED);
    assertThat(gates.flow(SALES)).isEqualTo(Flow.CLOSED);
    assertThat(gates.flow(ELSEWHERE)).isEqualTo(Flow.FREE);
    assertThat(gates.sending()).isTrue();
  }

  @Test
  void pauseOfEverythingStopsEverythingUntilItIsResumed() {
    gates.pause(Target.EVERYTHING, "console", Optional.empty());
    assertThat(gates.flow(ELSEWHERE)).isEqualTo(Flow.CLOSED);
    assertThat(gates.sending()).isFalse();
    assertThat(gates.resume(Target.EVERYTHING, "console")).isTrue();
    assertThat(gates.resume(Target.EVERYTHING, "console")).isFalse();
    assertThat(gates.flow(ELSEWHERE)).isEqualTo(Flow.FREE);
  }

  @Test
  void secondPauseKeepsTheFirstReason() {
    gates.pause(Target.sender(MAIN), "console", Optional.of("first"));
    assertThat(gates.pause(Target.sender(MAIN), "other", Optional.of("second"))).isFalse();
    assertThat(gates.pause(Target.sender(MAIN)).flatMap(Pause::reason)).contains("first");
  }

  @Test
  void configurationWinsOverTheSwitch() {
    Gates off = gates(false, OptionalDouble.empty());
    off.resume(Target.EVERYTHING, "console");
    assertThat(off.flow(MAIN)).isEqualTo(Flow.CLOSED);
    assertThat(off.sending()).isFalse();
  }

  @Test
  void limitThatWasSetWinsOverTheConfiguredOne() {
    Gates configured = gates(true, OptionalDouble.of(5));
    configured.refresh();
    assertThat(configured.flow(MAIN)).isEqualTo(new Flow.Paced(5));
    gates.limit(MAIN, OptionalDouble.of(50), "console");
    configured.refresh();
    assertThat(configured.flow(MAIN)).isEqualTo(new Flow.Paced(50));
    gates.limit(MAIN, OptionalDouble.empty(), "console");
    configured.refresh();
    assertThat(configured.flow(MAIN)).isEqualTo(Flow.FREE);
    assertThat(configured.flow(SALES)).isEqualTo(new Flow.Paced(5));
  }

  @Test
  void providerThatIsDownIsClosedHereAndNotElsewhere() {
    for (int i = 0; i < 10; i++) {
      gates.breakers().failed("fake", Duration.ZERO);
    }
    assertThat(gates.flow(MAIN)).isEqualTo(Flow.CLOSED);
    assertThat(gates.whileUp(MAIN)).isEqualTo(Flow.FREE);
    assertThat(gates.flow(ELSEWHERE)).isEqualTo(Flow.FREE);
    assertThat(elsewhere.flow(MAIN)).isEqualTo(Flow.FREE);
  }

  @Test
  void senderThatIsRefusedAgainAndAgainIsPausedAndPeopleHearOfItOnce() {
    var refused = new RefusedSenders(gates, raised::add);
    refused.refused(MAIN, 21606);
    refused.refused(MAIN, 21606);
    assertThat(gates.flow(MAIN)).as("it may have been the recipient").isEqualTo(Flow.FREE);
    refused.refused(MAIN, 21606);
    var other = new RefusedSenders(elsewhere, raised::add);
    for (int i = 0; i < 5; i++) {
      refused.refused(MAIN, 21606);
      other.refused(MAIN, 21606);
    }
    assertThat(gates.pause(Target.sender(MAIN)).map(Pause::by)).contains(Pause.OURSELVES);
    gates.pause(Target.provider("other"), "console", Optional.empty());
    gates.pause(Target.sender(SALES), "console", Optional.empty());
    assertThat(gates.pauses(true)).as("by Heliograph").isEqualTo(1);
    assertThat(gates.pauses(false)).as("by people").isEqualTo(2);
    gates.resume(Target.sender(SALES), "console");
    assertThat(gates.flow(SALES)).isEqualTo(Flow.FREE);
    assertThat(raised).extracting(Alert::cause).containsExactly("sender_refused:fake/main");
  }

  @Test
  void senderThatOneCarrierDoesNotTakeGoesOn() {
    var refused = new RefusedSenders(gates, raised::add);
    for (int i = 0; i < 5; i++) {
      refused.refused(MAIN, 30018);
    }
    assertThat(gates.flow(MAIN)).isEqualTo(Flow.FREE);
    assertThat(raised).isNotEmpty();
  }
}
