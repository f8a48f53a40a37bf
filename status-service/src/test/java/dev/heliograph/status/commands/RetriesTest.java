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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RetriesTest {
  private final RunningService service = RunningService.shared();
  private final TrackingStore store = service.bean(TrackingStore.class);
  private final String event = "event_" + UUID.randomUUID();

  private MessageId message(MessageStatus status) {
    Story story = Story.labelled(Map.of("event", event));
    store.record(List.of(story.message(), story.change(1, status)));
    return story.id();
  }

  private HttpResponse<String> retries(String body) {
    return service.postJson("/v1/retries", body.replace('\'', '"'));
  }

  private JsonNode taken(String body) {
    HttpResponse<String> answer = retries(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return RunningService.tree(answer);
  }

  private long asked(List<MessageId> ids) {
    return ids.stream()
        .filter(
            id ->
                service.message(id).path("timeline").findValuesAsString("detail").stream()
                    .anyMatch(detail -> detail.startsWith("retry of attempt 1")))
        .count();
  }

  @Test
  void failuresOfAnEventAreTriedAgainPageByPageAndNothingElse() {
    var failed = new ArrayList<MessageId>();
    for (int i = 0; i < 5; i++) {
      failed.add(message(MessageStatus.FAILED));
    }
    MessageId refused = message(MessageStatus.REJECTED);
    MessageId delivered = message(MessageStatus.DELIVERED);
    String filter = "'filter':{'label':'event:" + event + "'},'limit':3";
    JsonNode first = taken("{" + filter + "}");
    String cursor = first.path("next").asString();
    JsonNode second = taken("{" + filter + ",'cursor':'" + cursor + "'}");
    assertThat(first.path("requested").asInt() + second.path("requested").asInt()).isEqualTo(5);
    assertThat(second.path("next").isNull()).isTrue();
    JsonNode skipped =
        first.path("skipped").isEmpty() ? second.path("skipped") : first.path("skipped");
    assertThat(skipped.toString())
        .isEqualTo("[{\"messageId\":\"%s\",\"code\":\"retry_would_fail\"}]".formatted(refused));
    await().atMost(Duration.ofSeconds(30)).until(() -> asked(failed) == 5);
    assertThat(asked(List.of(refused, delivered))).isZero();
    JsonNode again = taken("{'filter':{'label':'event:" + event + "','status':'failed'}}");
    assertThat(again.path("requested").asInt()).isZero();
    assertThat(again.path("skipped").findValuesAsString("code"))
        .hasSize(5)
        .containsOnly("retry_in_progress");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'filter':{}} | /filter",
        "{'filter':{'status':'failed'}} | /filter",
        "{'filter':{'status':'delivered','errorCode':'1'}} | /filter/status",
        "{'filter':{'label':'x'}} | /filter/label",
        "{'filter':{'from':'-1000-01-01T00:00:00Z'}} | /filter/from",
        "{'filter':{'label':'a:b'},'limit':501} | /limit",
        "{'filter':{'label':'a:b'},'limit':0} | /limit",
        "{'filter':{'from':''}} | /filter/from",
        "{'filter':{'label':7}} | /filter/label",
        "{'filter':{'label':'a:b'},'notAfter':''} | /notAfter",
        "{'filter':{'label':'a:b'},'cursor':'AAAA'} | /cursor",
        "{'filter':{'label':'a:b'},'notAfter':'2020-01-01T00:00:00Z'} | /notAfter"
      })
  void whatCannotBeMeantIsRefused(String body, String pointer) {
    HttpResponse<String> answer = retries(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(RunningService.tree(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void filterIsNeeded() {
    assertThat(retries("{}").statusCode()).isEqualTo(422);
  }
}
