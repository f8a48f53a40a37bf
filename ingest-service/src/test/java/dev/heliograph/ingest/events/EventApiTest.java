package dev.heliograph.ingest.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.ingest.IngestStack;
import dev.heliograph.ingest.IngestStack.Answer;
import dev.heliograph.ingest.PublishedEvents;
import dev.heliograph.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventApiTest {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String DATA =
      """
      {"ticket":{"number":"TKT-2024-001","issue":"Internet not working","priority":"high"},
       "customer":{"name":"John Doe","phone":"+254712345678"}}
      """;

  private final IngestStack ingest = IngestStack.shared();
  private final String id = "e-" + UUID.randomUUID();

  @Test
  void aStructuredEventIsOnTheTopicOnceAnswered() {
    Answer answer = ingest.post("/v1/events", STRUCTURED + "; charset=utf-8", event(id));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("eventId").stringValue()).isEqualTo(id);
    assertThatTicketIsPublished();
  }

  @Test
  void aBinaryEventIsOnTheTopicOnceAnswered() {
    Answer answer = ingest.post("/v1/events", "application/json", DATA, binaryHeaders());
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().path("eventId").stringValue()).isEqualTo(id);
    assertThatTicketIsPublished();
  }

  private void assertThatTicketIsPublished() {
    var published = PublishedEvents.withId(id);
    assertThat(published).hasSize(1);
    assertThat(published.getFirst().key()).isEqualTo("ticket:TKT-2024-001");
    var event = published.getFirst().event();
    assertThat(event.type()).isEqualTo("ticket.created");
    assertThat(event.attributes().time()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(event.attributes().extensions()).containsEntry("client", "tests");
    assertThat(event.data().at("/customer/name").stringValue()).isEqualTo("John Doe");
  }

  @Test
  void aBatchIsOnTheTopicInOrder() {
    String second = id + "-2";
    Answer answer = ingest.post("/v1/events", BATCH, "[" + event(id) + "," + event(second) + "]");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).hasToString("{\"eventIds\":[\"" + id + "\",\"" + second + "\"]}");
    assertThat(
            PublishedEvents.all().stream()
                .map(published -> published.event().id())
                .filter(each -> each.startsWith(id)))
        .containsExactly(id, second);
  }

  @Test
  void aBatchWithOneBadEventIsRefusedWhole() {
    String bad = event(id + "-2").replace("\"number\":\"TKT-2024-001\"", "\"number\":7");
    Answer answer = ingest.post("/v1/events", BATCH, "[" + event(id) + "," + bad + "]");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointer()).isEqualTo("/1/data/ticket/number");
    assertThat(PublishedEvents.withId(id)).isEmpty();
  }

  @Test
  void whoCannotReadTheAnswerIsToldBeforeAnythingIsPublished() {
    Map<String, String> xml = Map.of("Accept", "application/xml");
    var binary = new HashMap<>(binaryHeaders());
    binary.putAll(xml);
    assertThat(ingest.post("/v1/events", STRUCTURED, event(id), xml).status()).isEqualTo(406);
    assertThat(ingest.post("/v1/events", BATCH, "[" + event(id) + "]", xml).status())
        .isEqualTo(406);
    assertThat(ingest.post("/v1/events", "application/json", DATA, binary).status()).isEqualTo(406);
    assertThat(PublishedEvents.withId(id)).isEmpty();
  }

  @Test
  void withoutSubjectTheIdIsTheKey() {
    String body = event(id).replace("\"subject\":\"ticket:TKT-2024-001\",", "");
    assertThat(ingest.post("/v1/events", STRUCTURED, body).status()).isEqualTo(202);
    assertThat(PublishedEvents.withId(id).getFirst().key()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ticket.created | ticket.exploded | 422 | event_type_unknown | /type",
        "ticket.created | message.requested | 422 | type_reserved | /type",
        "/helpdesk | stripe | 422 | source_reserved | /source",
        "/helpdesk | /clients/somebody | 422 | source_reserved | /source",
        "/helpdesk | /checks | 422 | source_reserved | /source",
        "\"1.0\" | \"0.3\" | 422 | event_invalid | /specversion",
        "\"TKT-2024-001\", | 5, | 422 | event_invalid | /data/ticket/number",
        "\"ticket\": | \"tick\": | 422 | event_invalid | /data/ticket",
        "John | Jo\\u0000hn | 422 | event_invalid | /data/customer/name",
        "2026-11-20T10:00:00Z | yesterday | 422 | event_invalid | /time",
        "\"id\": | \"id\":\"x\",\"id\": | 400 | malformed_json | ``",
        "{\"spec | \"spec | 400 | malformed_json | ``"
      })
  void badEventsAreToldWhatIsWrong(String was, String is, int status, String code, String pointer) {
    assertThat(event(id)).contains(was);
    Answer answer = ingest.post("/v1/events", STRUCTURED, event(id).replace(was, is));
    assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    if (!code.equals("malformed_json")) {
      assertThat(answer.pointer()).isEqualTo(pointer);
    }
    assertThat(PublishedEvents.withId(id)).isEmpty();
  }

  @Test
  void anUnknownTypeIsToldTheKnownOnes() {
    String body = event(id).replace("ticket.created", "ticket.exploded");
    Answer answer = ingest.post("/v1/events", STRUCTURED, body);
    assertThat(answer.body().at("/errors/0/detail").stringValue())
        .contains("ticket.created", "purchase.completed")
        .doesNotContain("message.requested");
  }

  @Test
  void otherBodiesAreRefusedWithAHint() {
    Answer plainJson = ingest.post("/v1/events", "application/json", event(id));
    assertThat(plainJson.status()).isEqualTo(415);
    assertThat(plainJson.body().path("detail").stringValue()).contains(STRUCTURED);
    assertThat(ingest.post("/v1/events", "text/plain", event(id)).status()).isEqualTo(415);
    assertThat(ingest.post("/v1/events", STRUCTURED, "").status()).isEqualTo(400);
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(ingest.post("/v1/events", STRUCTURED, deep).status()).isIn(400, 422);
    Answer huge = ingest.post("/v1/events", STRUCTURED, "x".repeat(1_100_000));
    assertThat(huge.status()).isEqualTo(413);
    assertThat(huge.code()).isEqualTo("body_too_large");
  }

  @Test
  void aBodyThatIsNotUtf8IsRefused() {
    byte[] latin = event(id).replace("John", "Zoë").getBytes(StandardCharsets.ISO_8859_1);
    Answer answer =
        ingest.post(
            "/v1/events",
            Map.of("Authorization", "Bearer " + TestStack.API_KEY, "Content-Type", STRUCTURED),
            latin);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed_json");
  }

  @Test
  void keysAndScopesAreAskedFor() {
    byte[] body = event(id).getBytes(StandardCharsets.UTF_8);
    Answer nobody = ingest.post("/v1/events", Map.of("Content-Type", STRUCTURED), body);
    assertThat(nobody.status()).isEqualTo(401);
    Answer reader =
        ingest.post(
            "/v1/events",
            Map.of("Content-Type", STRUCTURED, "Authorization", "Bearer reader-key"),
            body);
    assertThat(reader.status()).isEqualTo(403);
  }

  @Test
  void anEventTooLargeForOneRecordIsRefused() {
    String large =
        event(id)
            .replace("Internet not working", "x")
            .replace("\"priority\"", "\"history\":\"" + "x".repeat(600_000) + "\",\"priority\"");
    Answer answer = ingest.post("/v1/events", STRUCTURED, large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("event_too_large");
  }

  private Map<String, String> binaryHeaders() {
    return Map.of(
        "ce-specversion", "1.0",
        "ce-id", id,
        "ce-source", "/helpdesk",
        "ce-type", "ticket.created",
        "ce-subject", "ticket:TKT-2024-001",
        "ce-time", "2026-11-20T10:00:00Z");
  }

  private static String event(String id) {
    return """
    {"specversion":"1.0","id":"%s","source":"/helpdesk","type":"ticket.created",\
    "subject":"ticket:TKT-2024-001","time":"2026-11-20T10:00:00Z","data":%s}"""
        .formatted(id, DATA.strip());
  }
}
