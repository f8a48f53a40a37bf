package dev.heliograph.status.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.teststack.TestStack;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatusWebhookTest {
  private final RunningService service = RunningService.shared();
  private final Story story = Story.begin();
  private final String sid = "SM" + UUID.randomUUID();

  @Test
  void aSignedCallbackBecomesTheStatus() {
    publishMessage();
    var answer = SignedCallback.of(story.id(), 1).saying(sid, "delivered").postTo(service);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    awaitStatus("delivered");
    var message = service.message(story.id());
    assertThat(message.at("/to").asString()).isEqualTo(Story.NUMBER);
    assertThat(message.at("/attempts/0/providerId").asString()).isEqualTo(sid);
    assertThat(message.at("/attempts/0/provider").asString()).isEqualTo("twilio");
    assertThat(message.at("/error").isNull()).isTrue();
  }

  @Test
  void aCallbackBeforeItsMessageIsNotLost() {
    SignedCallback.of(story.id(), 1).saying(sid, "sent").postTo(service);
    awaitStatus("sent");
    assertThat(service.message(story.id()).at("/to").isNull()).isTrue();
    publishMessage();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(service.message(story.id()).at("/to").asString())
                    .isEqualTo(Story.NUMBER));
    assertThat(service.statusOf(story.id())).isEqualTo("sent");
  }

  @Test
  void aLateReportIsKeptAndChangesNothing() {
    SignedCallback.of(story.id(), 1).saying(sid, "delivered").postTo(service);
    SignedCallback.of(story.id(), 1).saying(sid, "sent").postTo(service);
    awaitTimeline(2);
    assertThat(service.statusOf(story.id())).isEqualTo("delivered");
  }

  @Test
  void aFailureIsExplained() {
    SignedCallback.of(story.id(), 1)
        .saying(sid, "undelivered")
        .with("ErrorCode", "30005")
        .postTo(service);
    awaitStatus("undelivered");
    var message = service.message(story.id());
    assertThat(message.at("/error/code").asString()).isEqualTo("30005");
    assertThat(message.at("/error/title").asString()).isEqualTo("Unknown number");
    assertThat(message.at("/error/permanent").asBoolean()).isTrue();
    assertThat(message.at("/attempts/0/errorCode").asString()).isEqualTo("30005");
    assertThat(message.at("/timeline/0/detail").asString())
        .isEqualTo("reported undelivered; 30005 (Unknown number)");
  }

  @Test
  void anUnknownWordIsKeptAndChangesNothing() {
    SignedCallback.of(story.id(), 1).saying(sid, "sent").postTo(service);
    SignedCallback.of(story.id(), 1).saying(sid, "teleported").postTo(service);
    awaitTimeline(2);
    var message = service.message(story.id());
    assertThat(message.at("/status").asString()).isEqualTo("sent");
    assertThat(message.at("/timeline/1/status").isNull()).isTrue();
    assertThat(message.at("/timeline/1/detail").asString()).isEqualTo("reported teleported");
  }

  @Test
  void repeatedFieldsAndAnEncodedQueryAreSignedAsTheyStand() {
    var callback =
        SignedCallback.to("/webhooks/twilio/status/" + story.id() + "/1?a=b%20c&d=%2Fe&a=x+y")
            .saying(sid, "sent")
            .with("ChannelStatusMessage", "two", "one", "two")
            .with("Name", "Jürgen & Søn = +1");
    assertThat(callback.postTo(service).statusCode()).isEqualTo(204);
    awaitStatus("sent");
  }

  @Test
  void aSignedJsonBodyIsTaken() throws NoSuchAlgorithmException {
    String body =
        "{\"AccountSid\":\"%s\",\"MessageSid\":\"%s\",\"MessageStatus\":\"sent\"}"
            .formatted(TestStack.TWILIO_ACCOUNT_SID, sid);
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    String path = "/webhooks/twilio/status/" + story.id() + "/1?bodySHA256=" + hash;
    String signature =
        SignedCallback.sign(TestStack.PUBLIC_URL + path, TestStack.TWILIO_AUTH_TOKEN);
    assertThat(postJson(path, body + " ", signature).statusCode()).isEqualTo(403);
    assertThat(postJson(path, body, signature).statusCode()).isEqualTo(204);
    awaitStatus("sent");
  }

  @Test
  void aForgedOneIsRefused() {
    var callback = SignedCallback.of(story.id(), 1).saying(sid, "delivered");
    assertThat(callback.signedBy("another token").postTo(service).statusCode()).isEqualTo(403);
    assertThat(callback.postUnsignedTo(service).statusCode()).isEqualTo(403);
  }

  @Test
  void aChangedFieldPathOrQueryIsRefused() {
    var callback = SignedCallback.of(story.id(), 1).saying(sid, "delivered");
    for (String body :
        new String[] {
          callback.body().replace("delivered", "failed"),
          callback.body() + "&More=1",
          callback.body() + "&broken=%zz",
          ""
        }) {
      var answer = callback.postTo(service, body);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(RunningService.tree(answer).get("code").asString()).isEqualTo("signature_invalid");
    }
  }

  @Test
  void anotherAccountsCallbackIsRefused() {
    var callback =
        SignedCallback.of(story.id(), 1)
            .saying(sid, "sent")
            .with("AccountSid", "AC" + "f".repeat(32));
    assertThat(callback.postTo(service).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "no-uuid/1, message_id_invalid",
    "00000000-0000-8000-8000-000000000001/0, attempt_invalid",
    "00000000-0000-8000-8000-000000000001/x, attempt_invalid",
    "00000000-0000-8000-8000-000000000001/99999, attempt_invalid"
  })
  void aSignedOneWithAnUnusablePathIsToldSo(String path, String code) {
    var answer =
        SignedCallback.to("/webhooks/twilio/status/" + path).saying(sid, "sent").postTo(service);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningService.tree(answer).get("code").asString()).isEqualTo(code);
  }

  @Test
  void aSignedOneWithoutStatusIsToldSo() {
    var answer = SignedCallback.of(story.id(), 1).with("MessageSid", sid).postTo(service);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningService.tree(answer).get("code").asString()).isEqualTo("report_incomplete");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("unkeepable")
  void aSignedOneThatCannotBeKeptIsToldSo(String messageSid, String word) {
    var answer = SignedCallback.of(story.id(), 1).saying(messageSid, word).postTo(service);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningService.tree(answer).get("code").asString()).isEqualTo("report_incomplete");
  }

  static Stream<Arguments> unkeepable() {
    return Stream.of(
        arguments("SM1", "se\0nt"), arguments("S\0M", "sent"), arguments("S".repeat(256), "sent"));
  }

  private HttpResponse<String> postJson(String path, String body, String signature) {
    return service.post(
        BodyPublishers.ofString(body),
        path,
        "Content-Type",
        "application/json",
        "X-Twilio-Signature",
        signature);
  }

  private void publishMessage() {
    service.publish(Topics.MESSAGES_NORMAL, Story.NUMBER, ContractJson.write(story.outbound()));
  }

  private void awaitStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(service.statusOf(story.id())).isEqualTo(status));
  }

  private void awaitTimeline(int entries) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(service.statusOf(story.id())).doesNotStartWith("answered");
              assertThat(service.message(story.id()).get("timeline").size()).isEqualTo(entries);
            });
  }
}
