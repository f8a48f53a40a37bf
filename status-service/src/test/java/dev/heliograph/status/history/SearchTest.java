package dev.heliograph.status.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.News;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.status.tracking.TrackingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchTest {
  private final RunningService service = RunningService.shared();
  private final TrackingStore store = service.bean(TrackingStore.class);
  private final String event = "event_" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"/v1/messages?=x", "/v1/dead-letters?="})
  void aParameterWithoutANameIsNoFaultOfOurs(String path) {
    var answer = service.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningService.tree(answer).get("code").asString()).isEqualTo("bad_request");
  }

  @Test
  void aMessageIsShownWithItsStory() {
    var story = Story.labelled(Map.of("event", event, "attendee", "a:1"));
    store.record(
        List.of(
            story.message(),
            story.accepted(1, "SM1" + event),
            story.report(1, "SM1" + event, "sent", MessageStatus.SENT),
            story.report(1, "SM1" + event, "undelivered", MessageStatus.UNDELIVERED)));
    var message = service.message(story.id());
    assertThat(message.propertyNames())
        .containsExactly(
            "id",
            "status",
            "statusAt",
            "to",
            "channel",
            "category",
            "template",
            "labels",
            "encoding",
            "segments",
            "cost",
            "attempts",
            "timeline",
            "error");
    assertThat(message.at("/id").asString()).isEqualTo(story.id().toString());
    assertThat(message.at("/status").asString()).isEqualTo("undelivered");
    assertThat(message.at("/statusAt").asString()).isEqualTo("2026-11-20T10:00:04Z");
    assertThat(message.at("/channel").asString()).isEqualTo("sms");
    assertThat(message.at("/category").asString()).isEqualTo("transactional");
    assertThat(message.at("/template").asString()).isEqualTo("ticket-created");
    assertThat(message.at("/labels").toString())
        .isEqualTo("{\"attendee\":\"a:1\",\"event\":\"%s\"}".formatted(event));
    assertThat(message.at("/encoding").asString()).isEqualTo("GSM-7");
    assertThat(message.at("/segments").asInt()).isEqualTo(1);
    assertThat(message.at("/cost").toString())
        .isEqualTo("{\"estimated\":null,\"settled\":null,\"currency\":null}");
    assertThat(message.at("/attempts").toString())
        .isEqualTo(
            """
            [{"attempt":1,"provider":"twilio","providerId":"SM1%s","status":"undelivered",\
            "errorCode":"30003"}]"""
                .formatted(event));
    assertThat(message.at("/timeline").toString())
        .isEqualTo(
            """
            [{"at":"2026-11-20T10:00:01Z","status":"queued","source":"composer","detail":null},\
            {"at":"2026-11-20T10:00:02Z","status":"accepted","source":"dispatch","detail":null},\
            {"at":"2026-11-20T10:00:03Z","status":"sent","source":"twilio",\
            "detail":"reported sent"},\
            {"at":"2026-11-20T10:00:04Z","status":"undelivered","source":"twilio",\
            "detail":"reported undelivered; 30003 (Phone not reachable)"}]""");
    assertThat(message.at("/error").propertyNames())
        .containsExactly("code", "title", "description", "action", "permanent");
    assertThat(message.at("/error/permanent").asBoolean()).isFalse();
  }

  @Test
  void aDecisionAgainstSendingIsExplained() {
    var story = Story.labelled(Map.of("event", event));
    store.record(List.of(story.decision(MessageStatus.SUPPRESSED)));
    var message = service.message(story.id());
    assertThat(message.at("/status").asString()).isEqualTo("suppressed");
    assertThat(message.at("/error/code").asString()).isEqualTo("opted_out");
    assertThat(message.at("/to").asString()).isEqualTo(Story.NUMBER);
    assertThat(message.at("/encoding").isNull()).isTrue();
    assertThat(message.at("/attempts").isEmpty()).isTrue();
  }

  @Test
  void pagesGoFromTheNewestToTheOldestWithoutGapOrRepeat() {
    var expected = new ArrayList<String>();
    var news = new ArrayList<News>();
    for (int i = 0; i < 7; i++) {
      var story = labelled(i / 2 * 2); // some at the same instant
      news.add(story.message());
      expected.add(story.id().toString());
    }
    store.record(news);
    var seen = new ArrayList<String>();
    String path = "/v1/messages?limit=3&label=event:" + event;
    JsonNode page = service.json(path);
    int pages = 1;
    while (true) {
      page.get("items").forEach(item -> seen.add(item.get("id").asString()));
      if (page.get("next").isNull()) {
        break;
      }
      page = service.json(path + "&cursor=" + page.get("next").asString());
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    var times = seen.stream().map(id -> service.json("/v1/messages/" + id)).toList();
    assertThat(times)
        .extracting(message -> message.at("/statusAt").asString())
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void filtersMeetAllAtOnce() {
    var delivered = Story.labelled(Map.of("event", event, "attendee", "1"));
    var failed = Story.labelled(Map.of("event", event, "attendee", "2")).to("+15551239876");
    var queued = Story.labelled(Map.of("event", event, "attendee", "1")).to("+15551239876");
    store.record(
        List.of(
            delivered.message(),
            delivered.report(1, "SMd" + event, "delivered", MessageStatus.DELIVERED),
            failed.message(),
            failed.report(1, "SMf" + event, "failed", MessageStatus.FAILED),
            queued.message()));
    String base = "label=event:" + event;
    assertThat(found(base)).hasSize(3);
    assertThat(found(base + "&label=attendee:1"))
        .containsExactlyInAnyOrder(delivered.id().toString(), queued.id().toString());
    assertThat(found(base + "&status=failed")).containsExactly(failed.id().toString());
    assertThat(found(base + "&status=failed,undelivered&status=delivered"))
        .containsExactlyInAnyOrder(delivered.id().toString(), failed.id().toString());
    assertThat(found(base + "&to=%2B15551239876"))
        .containsExactlyInAnyOrder(failed.id().toString(), queued.id().toString());
    assertThat(found(base + "&to=+1-555-123-9876&status=queued"))
        .containsExactly(queued.id().toString());
    assertThat(found("eventId=e-" + failed.id() + "&source=/helpdesk&subject=ticket:TKT-1"))
        .containsExactly(failed.id().toString());
    assertThat(found(base + "&source=/elsewhere")).isEmpty();
    assertThat(found(base + "&from=2026-11-20T10:00:00Z&until=2026-11-20T10:00:01Z")).isEmpty();
    assertThat(found(base + "&from=2026-11-20T11:00:00+01:00")).hasSize(3);
    assertThat(found("label=attendee:nobody" + event)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "colour=red, colour",
    "limit=0, limit",
    "limit=201, limit",
    "limit=many, limit",
    "limit=1&limit=2, limit",
    "status=sunk, status",
    "status=, status",
    "status=QUEUED, status",
    "label=event, label",
    "label=:x, label",
    "cursor=!!!, cursor",
    "cursor=AAAA, cursor",
    "to=12, to",
    "to=nobody, to",
    "from=yesterday, from"
  })
  void whatCannotBeReadIsRefusedByName(String query, String parameter) {
    var answer = service.get("/v1/messages?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    var problem = RunningService.tree(answer);
    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(parameter);
    assertThat(problem.at("/code").asString()).isNotBlank();
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    store.record(List.of(labelled(0).message(), labelled(1).message()));
    String path = "/v1/messages?limit=1&label=event:" + event;
    String cursor = service.json(path).get("next").asString();
    assertThat(service.get(path + "&cursor=" + cursor).statusCode()).isEqualTo(200);
    assertThat(service.get(path + "&status=sent&cursor=" + cursor).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-8000-8000-000000000000", "nothing", "1"})
  void whatIsNotThereIsNotFound(String id) {
    var answer = service.get("/v1/messages/" + id);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(RunningService.tree(answer).get("code").asString()).isEqualTo("message_not_found");
  }

  @Test
  void nobodyReadsWithoutAKey() {
    assertThat(service.getAnonymously("/v1/messages").statusCode()).isEqualTo(401);
  }

  private Story labelled(int second) {
    return Story.labelled(Map.of("event", event))
        .startingAt(Instant.parse("2026-11-20T12:00:00Z").plusSeconds(second));
  }

  private List<String> found(String query) {
    var ids = new ArrayList<String>();
    service
        .json("/v1/messages?" + query)
        .get("items")
        .forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }
}
