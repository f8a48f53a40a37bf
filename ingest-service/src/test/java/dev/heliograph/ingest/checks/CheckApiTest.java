package dev.heliograph.ingest.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.ingest.IngestStack;
import dev.heliograph.ingest.IngestStack.Answer;
import dev.heliograph.ingest.PublishedEvents;
import dev.heliograph.ingest.messages.IdempotencyKey;
import dev.heliograph.teststack.TestStack;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckApiTest {
  private final IngestStack ingest = IngestStack.shared();

  @Test
  void whatIsConfiguredIsToldByNameAndNeverByValue() {
    Answer answer = ingest.find("/v1/checks");
    assertThat(answer.status()).isEqualTo(200);
    String body = answer.body().toString();
    assertThat(body)
        .contains("\"name\":\"TWILIO_AUTH_TOKEN\",\"status\":\"configured\"")
        .contains("\"name\":\"DATABASE_URL\",\"status\":\"missing\"");
    TestStack.environmentWithoutDatabase().values().stream()
        .filter(value -> value.length() > 3)
        .forEach(value -> assertThat(body).doesNotContain(value));
  }

  @Test
  void theTestTextGoesToThePhoneThatHearsOfSales() {
    Answer answer = check("test");
    assertThat(answer.status()).isEqualTo(202);
    var event = publishedBy(answer);
    assertThat(event.event().type()).isEqualTo("message.requested");
    assertThat(event.event().data().path("to").stringValue()).isEqualTo("+15551230100");
    assertThat(event.event().data().path("messageId").stringValue())
        .isEqualTo(answer.body().path("messageId").stringValue());
  }

  @Test
  void theMockSaleIsLikeStripesButNotFromStripe() {
    Answer answer = check("mock-sale");
    assertThat(answer.status()).isEqualTo(202);
    var published = publishedBy(answer);
    assertThat(published.key()).isEqualTo(answer.body().path("subject").stringValue());
    assertThat(published.event().source()).isEqualTo("/checks");
    assertThat(published.event().type()).isEqualTo("purchase.completed");
    assertThat(published.event().data().path("test").booleanValue()).isTrue();
    assertThat(EventSchemas.check(published.event())).isInstanceOf(SchemaCheck.Conforms.class);
  }

  @Test
  void theSystemAlertIsCritical() {
    Answer answer = check("system-alert");
    assertThat(answer.status()).isEqualTo(202);
    var event = publishedBy(answer).event();
    assertThat(event.data().path("severity").stringValue()).isEqualTo("critical");
    assertThat(EventSchemas.check(event)).isInstanceOf(SchemaCheck.Conforms.class);
  }

  @Test
  void oneKeyIsOneDrill() {
    Map<String, String> key = Map.of("Idempotency-Key", "drill-" + UUID.randomUUID());
    for (String name : new String[] {"test", "mock-sale", "system-alert"}) {
      Answer first = ingest.post("/v1/checks/" + name, "application/json", "", key);
      Answer again = ingest.post("/v1/checks/" + name, "application/json", "", key);
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.body()).isEqualTo(first.body());
    }
  }

  @Test
  void theDrawnKeyRepeatsTheSameDrill() {
    for (String name : new String[] {"test", "mock-sale", "system-alert"}) {
      Answer first = check(name);
      String drawn = Objects.requireNonNull(first.headers().get("idempotency-key"));
      var key = Map.of("Idempotency-Key", drawn);
      Answer again = ingest.post("/v1/checks/" + name, "application/json", "", key);
      assertThat(again.body()).isEqualTo(first.body());
    }
  }

  @Test
  void withoutThePhoneTheTestTextSaysWhatToSet() {
    try (var unset = IngestStack.with(Map.of("SMS_NOTIFICATION_PHONE", ""))) {
      Answer answer = unset.post("/v1/checks/test", "application/json", "");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("variable_missing");
      assertThat(answer.body().path("detail").stringValue()).contains("SMS_NOTIFICATION_PHONE");
    }
  }

  @Test
  void whoCannotReadTheAnswerIsToldBeforeAnythingIsPublished() {
    String name = "drill-" + UUID.randomUUID();
    var headers = Map.of("Accept", "application/xml", "Idempotency-Key", name);
    for (String drill : new String[] {"test", "mock-sale", "system-alert"}) {
      Answer answer = ingest.post("/v1/checks/" + drill, "application/json", "", headers);
      assertThat(answer.status()).isEqualTo(406);
    }
    String key = new IdempotencyKey(name).eventIdFor("tests").substring(0, 32);
    assertThat(PublishedEvents.all()).noneMatch(published -> published.event().id().contains(key));
  }

  @Test
  void thereIsNoOtherCheck() {
    assertThat(check("other").status()).isEqualTo(404);
  }

  private Answer check(String name) {
    return ingest.post("/v1/checks/" + name, "application/json", "");
  }

  private static PublishedEvents.Published publishedBy(Answer answer) {
    var published = PublishedEvents.withId(answer.body().path("eventId").stringValue());
    assertThat(published).hasSize(1);
    return published.getFirst();
  }
}
