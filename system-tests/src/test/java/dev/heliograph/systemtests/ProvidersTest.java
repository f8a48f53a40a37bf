package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Texts by other providers than Twilio. The stack routes the brands {@code amazon} and {@code
 * kenya} to them.
 */
@SystemTest
class ProvidersTest {
  private static final String LEFT_TO_PEOPLE =
      "nothing that the provider tells says whether it has it";

  private final Heliograph heliograph;
  private final String number = Numbers.fresh();

  ProvidersTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  private String send(String brand) {
    var request = Map.of("to", number, "text", Marked.text("by " + brand), "brand", brand);
    return heliograph.texts().send(request, UUID.randomUUID().toString()).messageId();
  }

  private JsonNode lastAttempt(String id) {
    JsonNode attempts = heliograph.texts().find(id).orElseThrow().path("attempts");
    return attempts.path(attempts.size() - 1);
  }

  @Test
  void textByAmazonIsAcceptedAndNothingMoreIsHeardOfIt() {
    String id = send("amazon");
    heliograph.texts().awaitStatus(id, "accepted");
    JsonNode attempt = lastAttempt(id);
    assertThat(attempt.path("provider").asString()).isEqualTo("sns");
    assertThat(heliograph.provider().idsFor(number))
        .isEqualTo(Map.of("sns", List.of(attempt.path("providerId").asString())));
  }

  @Test
  void textByAdvantaIsDeliveredAsItsReceiptSays() {
    String id = send("kenya");
    heliograph.texts().awaitDelivered(id);
    JsonNode attempt = lastAttempt(id);
    assertThat(attempt.path("provider").asString()).isEqualTo("advanta");
    assertThat(heliograph.provider().idsFor(number))
        .isEqualTo(Map.of("advanta", List.of(attempt.path("providerId").asString())));
  }

  @Test
  void lostAnswerOfAmazonStaysUncertainAndIsNeverSentAgain() {
    heliograph.provider().misbehave("{\"answers\":{\"dropAfterAccept\":1}}");
    String id = send("amazon");
    heliograph.texts().awaitStatus(id, "uncertain");
    heliograph.provider().behaveWell();
    await("it is left to people")
        .atMost(Duration.ofSeconds(90))
        .until(() -> details(id).anyMatch(LEFT_TO_PEOPLE::equals));
    assertThat(heliograph.texts().statusOf(id)).isEqualTo("uncertain");
    assertThat(heliograph.provider().idsFor(number).get("sns")).hasSize(1);
  }

  private Stream<String> details(String id) {
    JsonNode timeline = heliograph.texts().find(id).orElseThrow().path("timeline");
    return timeline.valueStream().map(entry -> entry.path("detail").asString(""));
  }
}
