package dev.heliograph.dispatch.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.gates.Breakers.Standing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BreakersTest {
  private static final String DOWN = "down";
  private static final String UP = "up";
  private static final Duration TOOK = Duration.ofMillis(10);

  private final List<Alert> raised = new CopyOnWriteArrayList<>();
  private final Breakers breakers = breakers(Duration.ofHours(1));

  private Breakers breakers(Duration pause) {
    return new Breakers(new GateSettings.Breaker(50, 20, 10, pause, 3), raised::add);
  }

  private static void fail(Breakers breakers, int calls) {
    for (int i = 0; i < calls; i++) {
      breakers.failed(DOWN, TOOK);
    }
  }

  @Test
  void providerThatDoesNotAnswerIsLeftAloneAndPeopleHearOfItOnce() {
    fail(breakers, 9);
    assertThat(breakers.standing(DOWN)).isEqualTo(Standing.CLOSED);
    fail(breakers, 20);
    assertThat(breakers.standing(DOWN)).isEqualTo(Standing.OPEN);
    assertThat(breakers.takeProbes(DOWN)).isZero();
    assertThat(raised).extracting(Alert::cause).containsExactly("provider_down:down");
  }

  @Test
  void otherProvidersGoOn() {
    fail(breakers, 20);
    assertThat(breakers.standing(UP)).isEqualTo(Standing.CLOSED);
  }

  @Test
  void answersKeepItClosedWhateverTheySay() {
    for (int i = 0; i < 100; i++) {
      breakers.answered(DOWN, TOOK);
      if (i % 3 == 0) {
        breakers.failed(DOWN, TOOK);
      }
    }
    assertThat(breakers.standing(DOWN)).isEqualTo(Standing.CLOSED);
    assertThat(breakers.takeProbes(DOWN)).isZero();
  }

  @Test
  void fewCallsTryWhetherItIsBackAndCloseIt() {
    Breakers quick = breakers(Duration.ofMillis(1));
    fail(quick, 10);
    probesAreThree(quick);
    assertThat(quick.takeProbes(DOWN)).as("no more than three").isZero();
    for (int i = 0; i < 3; i++) {
      quick.answered(DOWN, TOOK);
    }
    assertThat(quick.standing(DOWN)).isEqualTo(Standing.CLOSED);
  }

  @Test
  void probesThatFailOpenItAgainWithoutAFurtherAlert() {
    Breakers quick = breakers(Duration.ofMillis(1));
    fail(quick, 10);
    probesAreThree(quick);
    fail(quick, 3);
    assertThat(quick.standing(DOWN)).isEqualTo(Standing.OPEN);
    assertThat(raised).hasSize(1);
  }

  @Test
  void probesThatWereNotMadeAreLeftForOthers() {
    Breakers quick = breakers(Duration.ofMillis(1));
    fail(quick, 10);
    probesAreThree(quick);
    quick.returnProbes(DOWN, 2);
    assertThat(quick.takeProbes(DOWN)).isEqualTo(2);
  }

  /** Two messages in two minutes: nobody waits for a third. */
  @Test
  void fewerTextsThanMayTryCloseItToo() {
    Breakers quick = breakers(Duration.ofMillis(1));
    fail(quick, 10);
    probesAreThree(quick);
    quick.probeAnswered(DOWN, TOOK);
    assertThat(quick.standing(DOWN)).as("another is under way").isEqualTo(Standing.HALF_OPEN);
    quick.probeAnswered(DOWN, TOOK);
    quick.returnProbes(DOWN, 1);
    assertThat(quick.standing(DOWN)).isEqualTo(Standing.CLOSED);
  }

  @Test
  void oneAnswerBesideAFailureLeavesItInDoubt() {
    Breakers quick = breakers(Duration.ofMillis(1));
    fail(quick, 10);
    probesAreThree(quick);
    quick.probeFailed(DOWN, TOOK);
    quick.probeAnswered(DOWN, TOOK);
    quick.returnProbes(DOWN, 1);
    assertThat(quick.standing(DOWN)).isEqualTo(Standing.HALF_OPEN);
    assertThat(quick.takeProbes(DOWN)).isEqualTo(1);
  }

  @Test
  void probesThatWereNotMadeProveNothing() {
    Breakers quick = breakers(Duration.ofMillis(1));
    fail(quick, 10);
    probesAreThree(quick);
    quick.returnProbes(DOWN, 3);
    assertThat(quick.standing(DOWN)).isEqualTo(Standing.HALF_OPEN);
  }

  private static void probesAreThree(Breakers quick) {
    Awaitility.await().until(() -> quick.takeProbes(DOWN) == 3);
  }
}
