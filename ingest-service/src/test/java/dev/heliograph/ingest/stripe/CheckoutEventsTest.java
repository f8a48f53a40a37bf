package dev.heliograph.ingest.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.ingest.stripe.Translation.Passed;
import dev.heliograph.ingest.stripe.Translation.Reason;
import dev.heliograph.ingest.stripe.Translation.Told;
import dev.heliograph.ingest.stripe.Translation.Unreadable;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CheckoutEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void aPaidSessionIsAPurchase() {
    DomainEvent event = told(CheckoutEvents.COMPLETED, SESSION);
    assertThat(event.source()).isEqualTo("stripe");
    assertThat(event.type()).isEqualTo("purchase.completed");
    assertThat(event.id()).isEqualTo("cs_test_1:paid");
    assertThat(event.attributes().subject()).contains("purchase:cs_test_1");
    assertThat(event.attributes().time()).isEqualTo(NOW);
    assertThat(event.attributes().extensions()).containsEntry("stripeevent", "evt_1");
    assertThat(written(event.data()))
        .isEqualTo(
            json(
                """
                {"purchase":{"id":"cs_test_1","transactionId":"pi_1","city":"Dallas",
                  "ticketType":"GA","quantity":2,"amount":{"minor":200000,"currency":"usd"}},
                 "customer":{"name":"John Doe","email":"john@example.com","phone":"+15551230001"},
                 "createdAt":"2026-11-20T09:59:50Z"}
                """));
  }

  @Test
  void twoStripeEventsOfOnePurchaseHaveOneId() {
    DomainEvent first = told(CheckoutEvents.COMPLETED, SESSION);
    DomainEvent later = told(CheckoutEvents.PAID_LATER, SESSION);
    assertThat(later.id()).isEqualTo(first.id());
    assertThat(later.type()).isEqualTo(first.type());
  }

  @Test
  void aFailedPaymentHasAnIdOfItsOwn() {
    DomainEvent event =
        told(
            CheckoutEvents.NOT_PAID,
            SESSION.replace("\"payment_status\":\"paid\"", "\"payment_status\":\"unpaid\""));
    assertThat(event.type()).isEqualTo("payment.failed");
    assertThat(event.id()).isEqualTo("cs_test_1:failed");
  }

  @ParameterizedTest
  @CsvSource({"paid,true", "no_payment_required,true", "unpaid,false", "in_future_words,false"})
  void onlyWhatIsSettledIsTold(String status, boolean told) {
    Translation translation =
        translate(CheckoutEvents.COMPLETED, SESSION.replace("\"paid\"", '"' + status + '"'));
    if (told) {
      assertThat(translation).isInstanceOf(Told.class);
    } else {
      assertThat(translation).isEqualTo(new Passed(Reason.UNPAID));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"2019-01-01\"", "\"2099-01-01.future\""})
  void theApiVersionDoesNotMatter(String version) {
    JsonNode event = json(EVENT.formatted(version, CheckoutEvents.COMPLETED, SESSION));
    assertThat(CheckoutEvents.translate(event, NOW)).isInstanceOf(Told.class);
  }

  @Test
  void otherTypesAndThinEventsArePassed() {
    assertThat(translate("invoice.paid", "{\"id\":\"in_1\"}"))
        .isEqualTo(new Passed(Reason.UNKNOWN_TYPE));
    JsonNode thin =
        json("{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"type\":\"v1.billing.meter.x\"}");
    assertThat(CheckoutEvents.translate(thin, NOW)).isEqualTo(new Passed(Reason.THIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"x\"",
        "{\"type\":5}",
        "{\"type\":\"checkout.session.completed\"}",
        "{\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"payment_status\":\"paid\"}}}",
        "{\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"id\":\"cs_1\"}}}",
        "{\"type\":\"checkout.session.async_payment_succeeded\",\"data\":{\"object\":{\"id\":7}}}",
        "{\"type\":\"checkout.session.async_payment_failed\",\"data\":null}"
      })
  void whatWeShouldUnderstandAndDoNotIsUnreadable(String event) {
    assertThat(CheckoutEvents.translate(json(event), NOW)).isInstanceOf(Unreadable.class);
  }

  @Test
  void whatIsMissingOrNullIsLeftOut() {
    DomainEvent event =
        told(
            CheckoutEvents.PAID_LATER,
            """
            {"id":"cs_2","amount_total":null,"currency":"usd","metadata":null,
             "customer_details":null,"customer_email":null,"payment_intent":null}
            """);
    assertThat(event.data())
        .isEqualTo(
            json(
                """
                {"purchase":{"id":"cs_2"},"customer":{}}
                """));
  }

  @Test
  void theCustomersOwnDetailsComeFirst() {
    DomainEvent both =
        told(
            CheckoutEvents.PAID_LATER,
            """
            {"id":"cs_3","customer_email":"old@example.com",
             "customer_details":{"email":"new@example.com","phone":null,"name":"  "}}
            """);
    assertThat(both.data().path("customer")).isEqualTo(json("{\"email\":\"new@example.com\"}"));
    DomainEvent one =
        told(
            CheckoutEvents.PAID_LATER,
            "{\"id\":\"cs_3\",\"customer_email\":\"old@example.com\",\"customer_details\":{}}");
    assertThat(one.data().at("/customer/email").stringValue()).isEqualTo("old@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"2,2", "1,1", "0,-", "-1,-", "two,-", "2.5,-", "99999999999,-", "'',-", "' 3 ',3"})
  void aMalformedQuantityIsLeftOut(String written, Integer expected) {
    DomainEvent event =
        told(
            CheckoutEvents.PAID_LATER,
            "{\"id\":\"cs_4\",\"metadata\":{\"quantity\":\"%s\",\"ticket_type\":\"VIP\"}}"
                .formatted(written));
    assertThat(event.data().at("/purchase/quantity").intValueOpt().stream().boxed().findFirst())
        .isEqualTo(Optional.ofNullable(expected));
    assertThat(event.data().at("/purchase/ticketType").stringValue()).isEqualTo("VIP");
  }

  @Test
  void theCurrencyIsInLowerCase() {
    DomainEvent event =
        told(
            CheckoutEvents.PAID_LATER,
            "{\"id\":\"cs_5\",\"amount_total\":500,\"currency\":\"JPY\"}");
    assertThat(written(event.data().at("/purchase/amount")))
        .isEqualTo(json("{\"minor\":500,\"currency\":\"jpy\"}"));
  }

  @Test
  void anExpandedPaymentIntentGivesItsId() {
    DomainEvent event =
        told(CheckoutEvents.PAID_LATER, "{\"id\":\"cs_6\",\"payment_intent\":{\"id\":\"pi_9\"}}");
    assertThat(event.data().at("/purchase/transactionId").stringValue()).isEqualTo("pi_9");
  }

  @Test
  void whatNoDatabaseTakesIsCutOutOfNames() {
    DomainEvent event =
        told(
            CheckoutEvents.PAID_LATER,
            "{\"id\":\"cs_7\",\"metadata\":{\"city\":\"Da\\u0000ll\\ud83das \\ud83c\\udfab\"}}");
    assertThat(event.data().at("/purchase/city").stringValue()).isEqualTo("Dallas 🎫");
  }

  @Test
  void labelsKnowOurTypesOnly() {
    assertThat(CheckoutEvents.knownType(json("{\"type\":\"invoice.paid\"}"))).isEqualTo("other");
    assertThat(CheckoutEvents.knownType(json("{\"type\":\"checkout.session.completed\"}")))
        .isEqualTo("checkout.session.completed");
  }

  private static final String EVENT =
      """
      {"id":"evt_1","object":"event","api_version":%s,"created":1795168795,"type":"%s",
       "data":{"object":%s},"livemode":false,"pending_webhooks":1}
      """;

  private static final String SESSION =
      """
      {"id":"cs_test_1","object":"checkout.session","amount_total":200000,"currency":"usd",
       "customer_email":null,"payment_status":"paid","payment_intent":"pi_1","created":1795168790,"status":"complete",
       "customer_details":{"email":"john@example.com","name":"John Doe","phone":"+15551230001"},
       "metadata":{"city":"Dallas","ticketType":"GA","quantity":"2"}}
      """;

  private static DomainEvent told(String type, String session) {
    return ((Told) translate(type, session)).event();
  }

  private static Translation translate(String type, String session) {
    return CheckoutEvents.translate(json(EVENT.formatted("null", type, session)), NOW);
  }

  /** As a reader has it: a tree in memory tells an int from a long, JSON does not. */
  private static JsonNode written(JsonNode data) {
    return json(data.toString());
  }

  private static JsonNode json(String text) {
    return ContractJson.mapper().readTree(text);
  }
}
