package dev.heliograph.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.ingest.IngestStack;
import dev.heliograph.ingest.IngestStack.Answer;
import dev.heliograph.ingest.PublishedEvents;
import dev.heliograph.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageApiTest {
  private static final String JSON = "application/json";
  private final IngestStack ingest = IngestStack.shared();

  @Test
  void aTextIsOnTheTopicOnceAnswered() {
    Answer answer =
        send(
            """
            {"to":"+1 (555) 123-0001","text":"Your table is ready 🎫","brand":"bizbox",
             "priority":"urgent","labels":{"event":"event_123","attendee":"attendee_456"}}
            """);
    assertThat(answer.status()).isEqualTo(202);
    String messageId = answer.body().path("messageId").stringValue();
    var published =
        PublishedEvents.all().stream()
            .filter(each -> each.event().data().path("messageId").asString("").equals(messageId))
            .toList();
    assertThat(published).hasSize(1);
    var event = published.getFirst().event();
    assertThat(event.source()).isEqualTo("/clients/tests");
    assertThat(event.attributes().subject()).contains("message:" + event.id());
    assertThat(published.getFirst().key()).isEqualTo("message:" + event.id());
    assertThat(MessageId.derive("/clients/tests", event.id(), "direct", "recipient", ""))
        .hasToString(messageId);
    assertThat(event.data().path("to").stringValue()).isEqualTo("+15551230001");
    assertThat(event.data().path("priority").stringValue()).isEqualTo("urgent");
    assertThat(EventSchemas.check(event)).isInstanceOf(SchemaCheck.Conforms.class);
  }

  @Test
  void theAnswerComesInOnePiece() {
    Answer answer = send("{\"to\":\"+15551230001\",\"text\":\"Hi\"}");
    assertThat(answer.headers())
        .containsKey("content-length")
        .doesNotContainKey("transfer-encoding");
  }

  @Test
  void oneKeyIsOneMessageHoweverItIsWritten() {
    Map<String, String> key = Map.of("Idempotency-Key", "order-" + UUID.randomUUID());
    Answer first = send("{\"to\":\"+15551230001\",\"text\":\"Hi\"}", key);
    Answer again =
        send("{ \"text\":\"Hi\", \"to\":\"+1 555 123 0001\",\"priority\":\"normal\"}", key);
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void oneKeyForTwoRequestsIsAConflict() {
    Map<String, String> key = Map.of("Idempotency-Key", "order-" + UUID.randomUUID());
    send("{\"to\":\"+15551230001\",\"text\":\"Hi\"}", key);
    Answer other = send("{\"to\":\"+15551230001\",\"text\":\"Ho\"}", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency_conflict");
  }

  @Test
  void theDrawnKeyRepeatsTheSameMessage() {
    String body = "{\"to\":\"+15551230001\",\"text\":\"Hi\"}";
    Answer first = send(body);
    String drawn = first.headers().get("idempotency-key");
    assertThat(UUID.fromString(drawn).version()).isEqualTo(7);
    Answer again = send(body, Map.of("Idempotency-Key", drawn));
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(send(body).body()).isNotEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 422 | field_missing | /to",
        "{'text':'x'} | 422 | field_missing | /to",
        "{'to':'+15551230001'} | 422 | text_or_template | ``",
        "{'to':'+15551230001','text':'x','template':'y'} | 422 | text_or_template | ``",
        "{'to':'+15551230001','text':'x','variables':{'a':'b'}} | 422 | text_or_template | /variables",
        "{'to':'nobody','text':'x'} | 422 | number_invalid | /to",
        "{'to':'+1555','text':'x'} | 422 | number_invalid | /to",
        "{'to':'0712345678','text':'x'} | 422 | number_without_region | /to",
        "{'to':'+442079460000','text':'x'} | 422 | number_cannot_take_texts | /to",
        "{'to':'+15551230001','text':'  '} | 422 | text_empty | /text",
        "{'to':'+15551230001','text':'a\\u0000b'} | 422 | text_invalid | /text",
        "{'to':'+15551230001','text':'a\\ud83d'} | 422 | text_invalid | /text",
        "{'to':'+15551230001','text':'x','sendAt':'2026'} | 422 | unknown_field | /sendAt",
        "{'to':'+15551230001','text':5} | 422 | invalid_field | /text",
        "{'to':'+15551230001','text':{'a':1}} | 422 | invalid_field | /text",
        "{'to':'+15551230001','text':'x','category':'spam'} | 422 | invalid_field | /category",
        "{'to':'+15551230001','text':'x','priority':'HIGH'} | 422 | invalid_field | /priority",
        "{'to':'+15551230001','text':'x','brand':''} | 422 | field_invalid | /brand",
        "{'to':'+15551230001','text':'x','labels':{'a:b':'c'}} | 422 | label_invalid | /labels/a:b",
        "{'to':'+15551230001','text':'x','labels':{'a':7}} | 422 | label_invalid | /labels/a",
        "{'to':'+15551230001','template':'t','variables':{'a':null}} | 422 | variable_invalid | /variables/a",
        "{'to':'+15551230001','template':'t','variables':{'a':1e99999}} | 422 | variable_invalid | /variables/a",
        "{'to':'+15551230001','to':'+15551230002','text':'x'} | 400 | malformed_json | -",
        "{'to': | 400 | malformed_json | -",
        "null | 400 | body_missing | -",
        "`` | 400 | body_missing | -",
        "[] | 422 | invalid_field | ``"
      })
  void badRequestsAreToldWhatIsWrong(String body, int status, String code, String pointer) {
    Answer answer = send(body.replace('\'', '"'));
    assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.pointer()).isEqualTo(pointer);
  }

  @Test
  void textsHaveABound() {
    String most = "x".repeat(1600);
    assertThat(send("{\"to\":\"+15551230001\",\"text\":\"" + most + "\"}").status()).isEqualTo(202);
    Answer longer = send("{\"to\":\"+15551230001\",\"text\":\"" + most + "x\"}");
    assertThat(longer.code()).isEqualTo("text_too_long");
  }

  @ParameterizedTest
  @MethodSource
  void aKeyIsVisibleAscii(String key) {
    Answer answer =
        send("{\"to\":\"+15551230001\",\"text\":\"x\"}", Map.of("Idempotency-Key", key));
    assertThat(answer.code()).isEqualTo("idempotency_key_invalid");
    assertThat(answer.status()).isEqualTo(422);
  }

  static Stream<String> aKeyIsVisibleAscii() {
    return Stream.of("two words", "tab\there", "", "k".repeat(256));
  }

  @Test
  void theLongestKeyIsTaken() {
    Answer answer =
        send(
            "{\"to\":\"+15551230001\",\"text\":\"x\"}",
            Map.of("Idempotency-Key", UUID.randomUUID() + "~".repeat(255 - 36)));
    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void otherBodiesAreRefusedWithAHint() {
    String text = "{\"to\":\"+15551230001\",\"text\":\"Zoë\"}";
    assertThat(ingest.post("/v1/messages", "text/plain", text).status()).isEqualTo(415);
    assertThat(ingest.post("/v1/messages", "application/yaml", text).status()).isEqualTo(415);
    assertThat(ingest.post("/v1/messages", "application/xml", "<to/>").status()).isEqualTo(415);
    Answer huge = send("{\"text\":\"" + "x".repeat(1_100_000) + "\"}");
    assertThat(huge.code()).isEqualTo("body_too_large");
    assertThat(huge.status()).isEqualTo(413);
    Answer deep = send("{\"labels\":" + "[".repeat(2000) + "]".repeat(2000) + "}");
    assertThat(deep.status()).isIn(400, 422);
    assertThat(deep.code()).isNotEmpty();
  }

  @Test
  void whoCannotReadTheAnswerIsToldBeforeAnythingIsPublished() {
    String key = "order-" + UUID.randomUUID();
    Answer answer =
        send(
            "{\"to\":\"+15551230001\",\"text\":\"Hi\"}",
            Map.of("Accept", "application/xml", "Idempotency-Key", key));
    assertThat(answer.status()).isEqualTo(406);
    assertThat(PublishedEvents.withId(new IdempotencyKey(key).eventIdFor("tests"))).isEmpty();
  }

  @Test
  void problemsAreToldToWhoAsksForJson() {
    Answer answer = send("{}", Map.of("Accept", "application/json"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.headers())
        .hasEntrySatisfying(
            "content-type", type -> assertThat(type).startsWith("application/problem+json"));
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    Answer answer =
        ingest.post(
            "/v1/messages",
            Map.of("Authorization", "Bearer " + TestStack.API_KEY, "Content-Type", JSON),
            "{\"to\":\"+15551230001\",\"text\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed_json");
  }

  @Test
  void keysAndScopesAreAskedFor() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(ingest.post("/v1/messages", Map.of("Content-Type", JSON), body).status())
        .isEqualTo(401);
    var reader = Map.of("Content-Type", JSON, "Authorization", "Bearer reader-key");
    assertThat(ingest.post("/v1/messages", reader, body).status()).isEqualTo(403);
  }

  @Test
  void noAnswerTellsTheNumberOrTheWords() {
    Answer answer = send("{\"to\":\"+442079460000\",\"text\":\"secret\\u0000words\"}");
    assertThat(answer.body().toString()).doesNotContain("2079460000").doesNotContain("secret");
  }

  private Answer send(String body) {
    return send(body, Map.of());
  }

  private Answer send(String body, Map<String, String> headers) {
    return ingest.post("/v1/messages", JSON, body, headers);
  }
}
