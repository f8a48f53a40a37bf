package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.client.Stripe.Sale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Stripe or Twilio did not sign is refused and changes nothing. */
@SystemTest
class ForgedSignaturesTest {
  private final Heliograph heliograph;

  ForgedSignaturesTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void aSaleThatStripeDidNotSignJustNowIsRefused() {
    var forged = new Sale("cs_test_" + UUID.randomUUID(), UUID.randomUUID() + "@example.com");
    String event = forged.event("evt_" + UUID.randomUUID(), "completed");

    assertRefused(heliograph.stripe().postForged(event), 400, "signature_invalid");
    assertRefused(heliograph.stripe().postStale(event), 400, "signature_stale");
    assertRefused(heliograph.stripe().postUnsigned(event), 400, "signature_missing");

    String number = Numbers.fresh(); // by the time this one is through, the others would be too
    heliograph.texts().awaitDelivered(heliograph.texts().send(number, Marked.text("later")));
    assertThat(heliograph.texts().labelled("purchase", forged.session())).isEmpty();
    assertThat(heliograph.provider().takenFor(heliograph.salesPhone()))
        .noneMatch(taken -> taken.body().equals(forged.notice()));
  }

  @Test
  void aReportThatTwilioDidNotSignIsRefused() {
    heliograph.provider().misbehave("{\"callbacks\":{\"enabled\":false}}");
    String number = Numbers.fresh();
    String id = heliograph.texts().send(number, Marked.text("waits"));
    Taken taken = heliograph.provider().awaitOne(number);
    heliograph.texts().awaitStatus(id, "accepted");

    assertRefused(heliograph.twilio().reportForged(taken, "failed"), 403, "signature_invalid");
    assertRefused(heliograph.twilio().reportUnsigned(taken, "failed"), 403, "signature_invalid");

    assertThat(heliograph.twilio().report(taken, "delivered").status()).isEqualTo(204);
    JsonNode story = heliograph.texts().awaitDelivered(id);
    assertThat(tells(story, "failed")).isFalse();
  }

  @Test
  void aLateReportDoesNotOverwriteDelivered() {
    String number = Numbers.fresh();
    String id = heliograph.texts().send(number, Marked.text("arrives"));
    heliograph.texts().awaitDelivered(id);

    Taken taken = heliograph.provider().awaitOne(number);
    assertThat(heliograph.twilio().report(taken, "sent").status()).isEqualTo(204);
    assertThat(heliograph.twilio().report(taken, "undelivered").status()).isEqualTo(204);

    await("the late report is in the story").until(() -> tells(story(id), "undelivered"));
    assertThat(heliograph.texts().statusOf(id)).isEqualTo("delivered");
  }

  private static boolean tells(JsonNode story, String status) {
    return story.path("timeline").findValuesAsString("status").contains(status);
  }

  private JsonNode story(String id) {
    return heliograph.texts().find(id).orElseThrow();
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
