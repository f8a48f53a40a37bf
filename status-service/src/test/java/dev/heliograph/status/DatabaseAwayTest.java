package dev.heliograph.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.status.tracking.Story;
import dev.heliograph.status.twilio.SignedCallback;
import dev.heliograph.teststack.TestStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

  @Test
  void callbacksAreTakenWhileTheDatabaseIsAway() {
    RunningService.endShared();
    var environment = TestStack.environment();
    try (Gate gate = Gate.to(environment.getOrDefault("DATABASE_URL", ""))) {
      environment.put("DATABASE_URL", gate.url());
      try (RunningService service = RunningService.start(environment)) {
        var before = Story.begin();
        takes(service, before, "sent");
        assertThat(service.getAnonymously("/actuator/health/readiness").statusCode())
            .isEqualTo(200);
        assertThat(service.getAnonymously("/actuator/health").statusCode()).isEqualTo(503);
        var refused = service.get("/v1/messages/" + before.id());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();

        gate.open();
        awaitStatus(service, before, "sent");
        assertThat(service.getAnonymously("/actuator/health").statusCode()).isEqualTo(200);

        gate.shut();
        var during = Story.begin();
        takes(service, during, "delivered");
        takes(service, before, "delivered");
        gate.open();
        awaitStatus(service, during, "delivered");
        awaitStatus(service, before, "delivered");
      }
    }
  }

  private static void takes(RunningService service, Story story, String status) {
    var answer = SignedCallback.of(story.id(), 1).saying("SM" + story.id(), status).postTo(service);
    assertThat(answer.statusCode()).isEqualTo(204);
  }

  private static void awaitStatus(RunningService service, Story story, String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(service.statusOf(story.id())).isEqualTo(status));
  }
}
