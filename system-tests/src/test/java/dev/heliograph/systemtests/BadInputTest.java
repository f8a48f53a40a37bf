package dev.heliograph.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot work is answered so that the sender knows why, and disturbs nothing else. */
@SystemTest
class BadInputTest {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String DEEP = "[".repeat(2000) + "]".repeat(2000);

  private final Heliograph heliograph;

  BadInputTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @AfterEach
  void aGoodRequestWorksRightAfter() {
    assertThat(heliograph.texts().send(Numbers.fresh(), Marked.text("good"))).isNotEmpty();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("empty", "", 400, "body_missing"),
        arguments("no JSON", "to: Ann", 400, "malformed_json"),
        arguments(
            "a key twice",
            "{\"to\":\"+15551230001\",\"to\":\"+15551230002\"}",
            400,
            "malformed_json"),
        arguments("too deep", "{\"labels\":{\"x\":" + DEEP + "}}", 400, "json_limits"),
        arguments(
            "unknown field", "{\"to\":\"+15551230001\",\"txet\":\"x\"}", 422, "unknown_field"),
        arguments("no number", "{\"to\":\"Ann\",\"text\":\"x\"}", 422, "number_invalid"),
        arguments(
            "landline",
            "{\"to\":\"+442079460000\",\"text\":\"x\"}",
            422,
            "number_cannot_take_texts"),
        arguments(
            "national", "{\"to\":\"0712345678\",\"text\":\"x\"}", 422, "number_without_region"),
        arguments(
            "too long",
            "{\"to\":\"+15551230001\",\"text\":\"" + "x".repeat(1601) + "\"}",
            422,
            "text_too_long"));
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @MethodSource("bodies")
  void aBodyThatIsNoRequestIsRefused(String name, String body, int status, String code) {
    assertRefused(post(JSON, body.getBytes(UTF_8)), status, code);
  }

  @Test
  void aHugeBodyIsRefused() {
    assertRefused(post(JSON, new byte[3_000_000]), 413, "body_too_large");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    byte[] latin = "{\"to\":\"+15551230001\",\"text\":\"é\"}".getBytes(ISO_8859_1);
    assertRefused(post(JSON, latin), 400, "malformed_json");
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertRefused(
        post(Map.of("Content-Type", "text/plain"), "x".getBytes(UTF_8)),
        415,
        "unsupported_media_type");
  }

  @Test
  void aCallerWithoutAKeyIsRefused() {
    var nobody = Map.of("Content-Type", "application/json", "Authorization", "Bearer nobody");
    assertRefused(post(nobody, "{}".getBytes(UTF_8)), 401, "api_key_invalid");
  }

  @Test
  void anotherRequestUnderAUsedKeyIsRefused() {
    String key = UUID.randomUUID().toString();
    String number = Numbers.fresh();
    String id =
        heliograph.texts().send(Map.of("to", number, "text", Marked.text("one")), key).messageId();

    var other = Map.of("to", number, "text", Marked.text("two"));

    assertRefused(heliograph.texts().send(other, key), 422, "idempotency_conflict");
    heliograph.texts().awaitDelivered(id);
    assertThat(heliograph.provider().awaitOne(number).body()).isEqualTo(Marked.text("one"));
  }

  @Test
  void anUnknownTemplateEndsRejectedWithItsCode() {
    assertRejected(
        Map.of("to", Numbers.fresh(), "template", "no-such-template"), "unknown_template");
  }

  @Test
  void aMissingVariableEndsRejectedAndIsNamed() {
    var request =
        Map.of(
            "to", Numbers.fresh(),
            "template", "order-ready",
            "variables", Map.of("customer_name", "Ann", "order_number", "17"));

    assertThat(assertRejected(request, "missing_variable")).contains("restaurant_name");
  }

  @Test
  void anEventThatBreaksItsSchemaIsRefusedWithPointers() {
    var structured = Map.of("Content-Type", "application/cloudevents+json");
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/helpdesk\",\"type\":\"ticket.created\","
            + "\"subject\":\"ticket:1\",\"data\":{\"ticket\":{}}}";

    Answer answer = heliograph.texts().post("/v1/events", structured, event.getBytes(UTF_8));

    assertRefused(answer, 422, "event_invalid");
    assertThat(answer.json().path("errors").findValuesAsString("pointer"))
        .anyMatch(pointer -> pointer.startsWith("/data/ticket"));
  }

  @Test
  void aGenuineStripeEventThatMeansNothingToUsIsTaken() {
    assertThat(
            heliograph
                .stripe()
                .post(
                    "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"invoice.paid\",\"data\":{\"object\":{}}}")
                .status())
        .isEqualTo(200);
    assertThat(
            heliograph
                .stripe()
                .post(
                    "{\"id\":\"evt_2\",\"object\":\"v2.core.event\",\"type\":\"v1.billing.meter.error_report_triggered\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aSignedBodyThatIsNoJsonIsKeptAtStripe() {
    assertRefused(heliograph.stripe().post("paid!"), 422, "stripe_event_unreadable");
  }

  private Answer post(Map<String, String> headers, byte[] body) {
    return heliograph.texts().post("/v1/messages", headers, body);
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  /** Returns what the message's story says of it. */
  private String assertRejected(Map<String, ?> request, String code) {
    String id = heliograph.texts().send(request, UUID.randomUUID().toString()).messageId();
    var story = heliograph.texts().awaitStatus(id, "rejected");
    assertThat(story.path("error").path("code").asString()).isEqualTo(code);
    return story.path("timeline").toString();
  }
}
