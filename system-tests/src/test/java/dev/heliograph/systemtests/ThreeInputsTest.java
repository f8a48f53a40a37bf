package dev.heliograph.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.client.Stripe.Sale;
import dev.heliograph.systemtests.client.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each way in, through to a text that is delivered and whose story can be asked for. */
@SystemTest
class ThreeInputsTest {
  private static final String EVENTS = "heliograph.events";
  private static final Map<String, String> STRUCTURED =
      Map.of("Content-Type", "application/cloudevents+json");

  private final Heliograph heliograph;

  ThreeInputsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void aPaidCheckoutTextsTheTeam() {
    var sale = new Sale("cs_test_" + random(), "john@example.com");

    Answer answer = heliograph.stripe().post(sale.event("evt_" + random(), "completed"));

    assertThat(answer.status()).isEqualTo(200);
    awaitDelivered("purchase", sale.session(), 3); // by text, in Slack and in Discord
    assertThat(bodiesFor(heliograph.salesPhone()))
        .contains(
            "🎫 6FB TICKET SALE\nDallas Workshop\n2x GA tickets ($2,000.00)\nCustomer: john@example.com");
  }

  @Test
  void aTicketThatMovesTextsCustomerAndTechnician() {
    var ticket = new Ticket("TKT-2024-001", "+254712345678", "+254798765432");

    happens(ticket, "ticket.created", "open");
    awaitText(
        "+254712345678",
        "Hi John, your support ticket #TKT-2024-001 has been created. Issue: Internet not working."
            + " Technician: Jane Doe will contact you shortly.");
    awaitText(
        "+254798765432",
        "New ticket #TKT-2024-001 for John Doe. Priority: high. Issue: Internet not working."
            + " Contact: +254712345678");

    happens(ticket, "ticket.assigned", "open");
    awaitText(
        "+254712345678",
        "Hi John, your ticket #TKT-2024-001 has been assigned to Jane Doe."
            + " They will contact you at +254798765432 shortly.");
    awaitText(
        "+254798765432",
        "Ticket #TKT-2024-001 assigned to you. Customer: John (254712345678). Priority: high."
            + " Internet not working");

    happens(ticket, "ticket.status_changed", "in-progress");
    awaitText(
        "+254712345678",
        "Hi John, your ticket #TKT-2024-001 status has been updated to in-progress."
            + " We'll keep you posted on the progress.");
    awaitText("+254798765432", "Ticket #TKT-2024-001 for John Doe status changed to in-progress.");

    happens(ticket, "ticket.closed", "closed");
    awaitText(
        "+254712345678",
        "Hi John, your ticket #TKT-2024-001 has been resolved and closed."
            + " Resolution: Issue was resolved by restarting the modem. Thank you for choosing us!");

    awaitDelivered("ticket", "TKT-2024-001", 7);
    assertThat(bodiesFor("+254712345678")).hasSize(4);
    assertThat(bodiesFor("+254798765432")).hasSize(3);
  }

  @Test
  void aChangeThatAssignsAndClosesIsToldAsBoth() {
    var ticket = new Ticket("TKT-" + random(), Numbers.fresh(), Numbers.fresh());

    take(ticket.changed("e-" + random(), ticket.unassigned("open"), ticket.data("closed")));

    awaitDelivered("ticket", ticket.number(), 3);
    assertThat(bodiesFor(ticket.customerPhone()))
        .hasSize(2)
        .anyMatch(text -> text.contains("has been assigned to Jane Doe"))
        .anyMatch(text -> text.contains("has been resolved and closed"));
    assertThat(bodiesFor(ticket.technicianPhone()))
        .singleElement()
        .asString()
        .contains("assigned to you");
  }

  @Test
  void aChangeThatMeansNothingTextsNobody() {
    var ticket = new Ticket("TKT-" + random(), Numbers.fresh(), Numbers.fresh());
    String same = ticket.data("open");

    take(ticket.changed("e-" + random(), same, same.replace("high", "low")));
    // of the same ticket, so decided after it
    take(ticket.changed("e-" + random(), same, ticket.data("closed")));

    awaitDelivered("ticket", ticket.number(), 1);
    assertThat(bodiesFor(ticket.customerPhone()))
        .singleElement()
        .asString()
        .contains("has been resolved and closed");
    assertThat(bodiesFor(ticket.technicianPhone())).isEmpty();
  }

  @Test
  void anEventPublishedToKafkaInStructuredModeIsTexted() {
    var ticket = new Ticket("TKT-" + random(), Numbers.fresh(), Numbers.fresh());
    String event = ticket.event("e-" + random(), "ticket.created", "open");

    heliograph.broker().publish(EVENTS, ticket.subject(), STRUCTURED, event.getBytes(UTF_8));

    awaitDelivered("ticket", ticket.number(), 2);
    assertThat(bodiesFor(ticket.customerPhone())).hasSize(1);
    assertThat(bodiesFor(ticket.technicianPhone())).hasSize(1);
  }

  @Test
  void anEventPublishedToKafkaInBinaryModeIsTexted() {
    var ticket = new Ticket("TKT-" + random(), Numbers.fresh(), Numbers.fresh());
    var attributes =
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", "e-" + random(),
            "ce_source", "/helpdesk",
            "ce_type", "ticket.closed",
            "ce_subject", ticket.subject(),
            "content-type", "application/json");

    heliograph
        .broker()
        .publish(EVENTS, ticket.subject(), attributes, ticket.data("closed").getBytes(UTF_8));

    awaitDelivered("ticket", ticket.number(), 1);
    assertThat(bodiesFor(ticket.customerPhone())).hasSize(1);
    assertThat(bodiesFor(ticket.technicianPhone())).isEmpty();
  }

  @Test
  void aRequestedTextTellsItsWholeStory() {
    String number = Numbers.fresh();
    var request =
        Map.of("to", number, "text", Marked.text("hello"), "labels", Map.of("order", random()));

    String id = heliograph.texts().send(request, random()).messageId();

    JsonNode story = heliograph.texts().awaitDelivered(id);
    Taken taken = heliograph.provider().awaitOne(number);
    assertThat(taken.body()).isEqualTo(Marked.text("hello"));
    assertThat(story.path("to").asString()).isEqualTo(number);
    assertThat(story.path("encoding").asString()).isNotEmpty();
    assertThat(story.path("segments").asInt()).isEqualTo(1);
    assertThat(story.path("attempts")).hasSize(1);
    assertThat(story.path("attempts").path(0).path("providerId").asString()).isEqualTo(taken.sid());
    assertThat(story.path("timeline")).hasSizeGreaterThan(3);
    assertThat(heliograph.texts().labelled("order", labelOf(request))).hasSize(1);
  }

  @Test
  void aRequestedTemplateIsFilledIn() {
    String number = Numbers.fresh();
    var variables =
        Map.of("customer_name", "Ann", "order_number", 17, "restaurant_name", "Chez Test");
    var request = Map.of("to", number, "template", "order-ready", "variables", variables);

    String id = heliograph.texts().send(request, random()).messageId();

    assertThat(heliograph.texts().awaitDelivered(id).path("template").asString())
        .isEqualTo("order-ready");
    assertThat(heliograph.provider().awaitOne(number).body()).contains("Ann", "#17", "Chez Test");
  }

  private void happens(Ticket ticket, String type, String status) {
    take(ticket.event("e-" + random(), type, status));
  }

  private void take(String event) {
    Answer answer = heliograph.texts().post("/v1/events", STRUCTURED, event.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private void awaitText(String number, String text) {
    await("a text to the letter")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(bodiesFor(number)).contains(text));
  }

  private void awaitDelivered(String label, String value, int messages) {
    await("all of " + label + " are delivered")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(heliograph.texts().labelled(label, value))
                    .hasSize(messages)
                    .allSatisfy(
                        message ->
                            assertThat(message.path("status").asString()).isEqualTo("delivered")));
  }

  private List<String> bodiesFor(String number) {
    return heliograph.provider().takenFor(number).stream().map(Taken::body).toList();
  }

  private static String labelOf(Map<String, Object> request) {
    return request.get("labels") instanceof Map<?, ?> labels
        ? String.valueOf(labels.get("order"))
        : "";
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
