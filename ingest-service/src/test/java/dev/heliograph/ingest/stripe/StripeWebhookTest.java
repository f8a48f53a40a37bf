package dev.heliograph.ingest.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.ingest.IngestStack;
import dev.heliograph.ingest.IngestStack.Answer;
import dev.heliograph.ingest.PublishedEvents;
import dev.heliograph.teststack.TestStack;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookTest {
  private final IngestStack ingest = IngestStack.shared();
  private final String session = "cs_test_" + UUID.randomUUID().toString().replace("-", "");

  @Test
  void aPaidSessionIsOnTheTopicOnceAnswered() {
    assertThat(deliver(completed("paid")).status()).isEqualTo(200);
    var published = PublishedEvents.withId(session + ":paid");
    assertThat(published).hasSize(1);
    assertThat(published.getFirst().key()).isEqualTo("purchase:" + session);
    assertThat(published.getFirst().event().type()).isEqualTo("purchase.completed");
    assertThat(published.getFirst().event().source()).isEqualTo("stripe");
    assertThat(published.getFirst().event().data().at("/purchase/amount/minor").asLong())
        .isEqualTo(200_000);
  }

  @Test
  void fiveDeliveriesHaveOneEventId() {
    String body = completed("paid");
    for (int i = 0; i < 5; i++) {
      assertThat(deliver(body).status()).isEqualTo(200);
    }
    assertThat(PublishedEvents.withId(session + ":paid")).hasSize(5); // the ledger keeps one
  }

  @Test
  void anUnpaidSessionIsTakenAndTellsNothing() {
    assertThat(deliver(completed("unpaid")).status()).isEqualTo(200);
    assertThat(PublishedEvents.all())
        .noneMatch(published -> published.key().equals("purchase:" + session));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{}}}",
        "{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"v1.billing.meter.no_meter_found\"}"
      })
  void whatNobodyHereNeedsIsTaken(String body) {
    assertThat(deliver(body).status()).isEqualTo(200);
  }

  @Test
  void signaturesThatDoNotHoldAreRefused() {
    String body = completed("paid");
    Instant now = Instant.now();
    assertThat(deliver(body, Map.of()).code()).isEqualTo("signature_missing");
    String forged = Signed.header("whsec_somebody_else", now, body);
    Answer answer = deliver(body, Map.of("Stripe-Signature", forged));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("signature_invalid");
    for (long off : new long[] {-400, 400}) {
      String stale = Signed.header(TestStack.STRIPE_SECRET, now.plusSeconds(off), body);
      assertThat(deliver(body, Map.of("Stripe-Signature", stale)).code())
          .isEqualTo("signature_stale");
    }
    assertThat(PublishedEvents.withId(session + ":paid")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"payment_status\":\"paid\"}}}"
      })
  void aGenuineEventThatCannotBeReadStaysWithStripe(String body) {
    Answer answer = deliver(body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("stripe_event_unreadable");
  }

  @Test
  void everythingIsCounted() {
    deliver(completed("unpaid"));
    assertThat(ingest.text("/actuator/prometheus"))
        .contains("heliograph_ingest_stripe_webhooks_total{")
        .contains("outcome=\"unpaid\",type=\"checkout.session.completed\"");
  }

  private String completed(String paymentStatus) {
    return """
    {"id":"evt_%s","object":"event","api_version":null,"type":"checkout.session.completed",
     "data":{"object":{"id":"%s","object":"checkout.session","payment_status":"%s",
      "amount_total":200000,"currency":"usd","customer_details":{"email":"zoë@example.com"},
      "metadata":{"city":"Dallas","ticketType":"GA","quantity":"2"}}}}
    """
        .formatted(UUID.randomUUID(), session, paymentStatus);
  }

  private Answer deliver(String body) {
    String header = Signed.header(TestStack.STRIPE_SECRET, Instant.now(), body);
    return deliver(body, Map.of("Stripe-Signature", header));
  }

  private Answer deliver(String body, Map<String, String> headers) {
    return ingest.post("/webhooks/stripe", headers, Signed.utf8(body));
  }
}
