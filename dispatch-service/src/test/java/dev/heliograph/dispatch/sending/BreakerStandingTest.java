package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.dispatch.gates.Breakers;
import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.gates.GateSettings;
import dev.heliograph.dispatch.ledger.Route;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerStandingTest {
  private static final Route MAIN = new Route("doubted", "main");
  private static final Route SALES = new Route("doubted", "sales");
  private static final Duration LONG = Duration.ofHours(1);

  private static Breakers breakers(Duration pause) {
    return new Breakers(new GateSettings.Breaker(50, 10, 5, pause, 3), alert -> {});
  }

  private static void fail(Breakers breakers) {
    for (int i = 0; i < 5; i++) {
      breakers.failed(MAIN.provider(), Duration.ofMillis(1));
    }
  }

  private static Breakers halfOpen() {
    Breakers breakers = breakers(Duration.ofMillis(1));
    fail(breakers);
    await().until(() -> breakers.takeProbes(MAIN.provider()) > 0);
    assertThat(breakers.standing(MAIN.provider())).isEqualTo(Standing.HALF_OPEN);
    return breakers;
  }

  @Test
  void whatAnswersIsUpForEveryText() {
    var standing = new BreakerStanding(breakers(LONG), LONG);
    assertThat(standing.isUp(MAIN)).isTrue();
    assertThat(standing.isUp(MAIN)).isTrue();
  }

  @Test
  void whatDoesNotAnswerIsUpForNone() {
    Breakers breakers = breakers(LONG);
    fail(breakers);
    assertThat(new BreakerStanding(breakers, Duration.ZERO).isUp(MAIN)).isFalse();
  }

  @Test
  void whatIsInDoubtIsUpForOneTextAtATime() {
    var standing = new BreakerStanding(halfOpen(), LONG);
    assertThat(standing.isUp(MAIN)).isTrue();
    assertThat(standing.isUp(MAIN)).isFalse();
    assertThat(standing.isUp(SALES)).as("the provider is in doubt, not the sender").isFalse();
    assertThat(standing.isUp(new Route("other", "main"))).isTrue();
  }

  @Test
  void afterAWhileAnotherTextTriesIt() {
    var standing = new BreakerStanding(halfOpen(), Duration.ZERO);
    assertThat(standing.isUp(MAIN)).isTrue();
    assertThat(standing.isUp(MAIN)).isTrue();
  }
}
