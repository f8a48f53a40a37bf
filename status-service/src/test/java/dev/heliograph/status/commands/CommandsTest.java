package dev.heliograph.status.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.status.tracking.TrackingStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String SCOPE_MISSING = "scope_missing";

  private final RunningService service = RunningService.shared();
  private final TrackingStore store = service.bean(TrackingStore.class);

  /** A message that somebody has sent, and that stands so after its first attempt. */
  private MessageId message(MessageStatus status) {
    Story story = Story.begin();
    String sid = "SM" + UUID.randomUUID();
    store.record(
        List.of(
            story.message(),
            story.accepted(1, sid),
            story.report(1, sid, "sent", MessageStatus.SENT),
            story.report(1, sid, status.word(), status)));
    assertThat(service.statusOf(story.id())).isEqualTo(status.word());
    return story.id();
  }

  private MessageId decided(MessageStatus status) {
    Story story = Story.begin();
    store.record(List.of(story.message(), story.change(1, status)));
    return story.id();
  }

  private HttpResponse<String> retry(MessageId id) {
    return retry(id, "{}");
  }

  private HttpResponse<String> retry(MessageId id, String body) {
    return service.postJson("/v1/messages/" + id + "/retry", body);
  }

  private HttpResponse<String> cancel(MessageId id) {
    return service.postJson("/v1/messages/" + id + "/cancel", "");
  }

  private static String code(HttpResponse<String> answer) {
    return RunningService.tree(answer).path("code").asString("none");
  }

  private void awaitInTimeline(MessageId id, String detail) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(service.message(id).path("timeline").findValuesAsString("detail"))
                    .contains(detail));
  }

  @Test
  void retryOfAFailedMessageIsPassedOnWithTheAttemptAndATimeOfItsOwn() {
    MessageId id = message(MessageStatus.UNDELIVERED);
    Instant asked = Instant.now();
    HttpResponse<String> answer = retry(id);
    assertThat(answer.statusCode()).isEqualTo(202);
    var taken = RunningService.tree(answer);
    assertThat(taken.path("messageId").asString()).isEqualTo(id.toString());
    assertThat(taken.path("attempt").asInt()).isEqualTo(1);
    assertThat(Instant.parse(taken.path("notAfter").asString()))
        .isBetween(asked.plus(Duration.ofHours(71)), asked.plus(Duration.ofHours(73)));
    awaitInTimeline(id, "retry of attempt 1, asked for by tests");
    assertThat(service.statusOf(id)).isEqualTo("undelivered");
    assertThat(service.message(id).path("attempts")).hasSize(1);
  }

  @Test
  void secondRetryWithinAMinuteIsToldToWait() {
    MessageId id = message(MessageStatus.FAILED);
    assertThat(retry(id).statusCode()).isEqualTo(202);
    awaitInTimeline(id, "retry of attempt 1, asked for by tests");
    HttpResponse<String> again = retry(id);
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(code(again)).isEqualTo("retry_in_progress");
    assertThat(again.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 61L);
  }

  @Test
  void bodyMaySayTheAttemptAndTheTime() {
    MessageId id = message(MessageStatus.FAILED);
    Instant until = Instant.now().plus(Duration.ofHours(5));
    HttpResponse<String> answer = retry(id, "{\"attempt\":1,\"notAfter\":\"%s\"}".formatted(until));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(RunningService.tree(answer).path("notAfter").asString()).isEqualTo(until.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"attempt\":2}', 409, retry_attempt_changed",
    "'{\"attempt\":0}', 422, invalid_field",
    "'{\"notAfter\":\"2020-01-01T00:00:00Z\"}', 422, invalid_field",
    "'{\"notAfter\":\"2099-01-01T00:00:00Z\"}', 422, invalid_field",
    "'{\"atempt\":1}', 422, unknown_field",
    "'{', 400, malformed_json"
  })
  void whatCannotBeMeantIsRefused(String body, int status, String code) {
    HttpResponse<String> answer = retry(message(MessageStatus.FAILED), body);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageStatus.class,
      names = {"FAILED", "UNDELIVERED", "REJECTED"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyWhatHasFailedIsTriedAgain(MessageStatus status) {
    HttpResponse<String> answer = retry(decided(status));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(code(answer)).isEqualTo("retry_not_failed");
  }

  @Test
  void whatWouldFailAgainIsNotTriedAgain() {
    Story story = Story.begin();
    store.record(List.of(story.decision(MessageStatus.REJECTED)));
    assertThat(code(retry(story.id()))).isEqualTo("retry_would_fail");
    assertThat(code(retry(decided(MessageStatus.REJECTED)))).isEqualTo("retry_would_fail");
  }

  @Test
  void whatAMailWentOutInThePlaceOfIsTriedAgainOnlyWhereTheMailFailedToo() {
    Story story = Story.begin();
    store.record(List.of(story.message(), story.change(1, MessageStatus.FAILED)));
    store.record(List.of(story.note("fell_back")));
    HttpResponse<String> answer = retry(story.id());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(code(answer)).isEqualTo("retry_fell_back");
    store.record(List.of(story.note("both_failed")));
    assertThat(retry(story.id()).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageStatus.class,
      names = {"SCHEDULED", "QUEUED", "RETRYING"})
  void whatWasNotSentYetIsCalledBack(MessageStatus status) {
    MessageId id = decided(status);
    HttpResponse<String> answer = cancel(id);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(RunningService.tree(answer).path("messageId").asString()).isEqualTo(id.toString());
    awaitInTimeline(id, "cancel, asked for by tests");
  }

  @Test
  void cancelOfACanceledMessageIsAnsweredInTheSameWay() {
    assertThat(cancel(decided(MessageStatus.CANCELED)).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({
    "SENDING, cancel_too_late",
    "UNCERTAIN, cancel_too_late",
    "ACCEPTED, cancel_too_late",
    "SENT, cancel_too_late",
    "DELIVERED, cancel_ended",
    "FAILED, cancel_ended",
    "UNDELIVERED, cancel_ended",
    "REJECTED, cancel_ended",
    "SUPPRESSED, cancel_ended",
    "EXPIRED, cancel_ended"
  })
  void whatIsAtTheProviderOrHasEndedIsNotCalledBack(MessageStatus status, String code) {
    HttpResponse<String> answer = cancel(decided(status));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(code(answer)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "cancel"})
  void unknownMessageIsNotFoundAndAReaderIsNotLetIn(String command) {
    for (String id : List.of(UUID.randomUUID().toString(), "no-id")) {
      String path = "/v1/messages/" + id + "/" + command;
      assertThat(code(service.postJson(path, ""))).isEqualTo("message_not_found");
      assertThat(code(service.asReader("POST", path))).isEqualTo(SCOPE_MISSING);
    }
  }
}
