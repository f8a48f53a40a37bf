package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do by hand about a text: they have it tried again, or call it back. */
@SystemTest
class CommandsTest {
  private final Heliograph heliograph;

  CommandsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void aFailedTextIsTriedAgainOnceHoweverOftenItIsAskedForAndDelivered() {
    heliograph
        .provider()
        .misbehave("{\"statuses\":{\"ending\":{\"status\":\"undelivered\",\"errorCode\":30034}}}");
    String number = Numbers.fresh();
    String id = heliograph.texts().send(number, Marked.text("by hand"));
    heliograph.texts().awaitStatus(id, "undelivered");
    heliograph.provider().behaveWell();

    assertThat(heliograph.texts().command(id, "retry").status()).isEqualTo(202);
    assertThat(heliograph.texts().command(id, "retry").status()).isIn(202, 409, 429);

    JsonNode story = heliograph.texts().awaitDelivered(id);
    assertThat(story.path("attempts").findValuesAsString("status"))
        .containsExactly("undelivered", "delivered");
    await("who asked and what came of it is told") // perhaps after the report
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(details(id))
                    .anyMatch(detail -> detail.startsWith("retry of attempt 1, asked for by "))
                    .contains("tried again by hand"));
    assertThat(heliograph.provider().takenFor(number))
        .extracting(Taken::attempt)
        .containsExactlyInAnyOrder(1, 2);
    assertThat(heliograph.texts().command(id, "retry").status()).isIn(409, 429);
    assertThat(heliograph.texts().command(id, "cancel").status()).isEqualTo(409);
  }

  @Test
  void aTextThatWaitsIsCalledBackAndNeverSent() {
    heliograph.provider().misbehave("{\"answers\":{\"tooManyRequests\":1}}");
    String number = Numbers.fresh();
    String id = heliograph.texts().send(number, Marked.text("called back"));
    heliograph.texts().awaitStatus(id, "retrying");

    await("it is called back")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> { // at the very moment of a call it is refused
              heliograph.texts().command(id, "cancel");
              return heliograph.texts().statusOf(id).equals("canceled");
            });
    heliograph.provider().behaveWell();
    String next = heliograph.texts().send(number, Marked.text("the next one"));
    heliograph.texts().awaitDelivered(next);

    assertThat(heliograph.provider().takenFor(number))
        .extracting(Taken::messageId)
        .containsExactly(next);
    assertThat(heliograph.texts().statusOf(id)).isEqualTo("canceled");
  }

  private List<String> details(String id) {
    var story = heliograph.texts().find(id).orElseThrow();
    return story.path("timeline").findValuesAsString("detail");
  }
}
