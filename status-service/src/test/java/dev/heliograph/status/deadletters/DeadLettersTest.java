package dev.heliograph.status.deadletters;

import static dev.heliograph.status.RunningService.tree;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.support.kafka.RawPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLettersTest {
  private static final String LANE = Topics.MESSAGES_NORMAL;
  private static final byte[] POISON = "{{{".getBytes(UTF_8);

  private final RunningService service = RunningService.shared();

  /** Of this test alone, so that its dead letters are found. */
  private final String key = "key " + UUID.randomUUID();

  @Test
  void aRecordThatFailsIsShownWithReasonAndOrigin() {
    service.publish(LANE, key, POISON, "x-shop", "berlin");
    JsonNode letter = awaitLetters(1).getFirst();
    assertThat(letter.propertyNames())
        .containsExactly(
            "id",
            "status",
            "at",
            "changedAt",
            "reason",
            "origin",
            "key",
            "bytes",
            "cut",
            "failures",
            "former");
    assertThat(text(letter, "/status")).isEqualTo("open");
    assertThat(text(letter, "/reason")).startsWith("MalformedRecord: ");
    assertThat(text(letter, "/origin/topic")).isEqualTo(LANE);
    assertThat(text(letter, "/origin/consumer")).isEqualTo("status.news");
    assertThat(letter.at("/origin/partition").isInt()).isTrue();
    assertThat(letter.at("/origin/offset").isIntegralNumber()).isTrue();
    assertThat(text(letter, "/key")).isEqualTo(key);
    assertThat(letter.at("/failures").asInt()).isEqualTo(1);
    assertThat(letter.at("/cut").isNull()).isTrue();
    assertThat(service.json(pathOf(letter)).at("/headers").toString())
        .isEqualTo("[{\"name\":\"x-shop\",\"value\":\"berlin\"}]");
  }

  @Test
  void itsValueIsForThoseWhoMaySeePersonalData() {
    service.publish(LANE, key, POISON);
    String path = pathOf(awaitLetters(1).getFirst());
    assertThat(service.get(path + "/value").body()).isEqualTo("{{{");
    assertThat(service.asReader("GET", path).statusCode()).isEqualTo(200);
    assertThat(service.asReader("GET", path + "/value").statusCode()).isEqualTo(403);
    assertThat(service.asReader("POST", path + "/resend").statusCode()).isEqualTo(403);
  }

  @Test
  void filtersAndPagesLeaveWhatTheySay() {
    for (int i = 0; i < 3; i++) {
      service.publish(LANE, key, POISON);
    }
    List<String> newestFirst = ids(awaitLetters(3));
    String query = "limit=2&topic=" + LANE + "&consumer=status.news&reason=MalformedRecord";
    JsonNode page = list(query + "&status=open");
    JsonNode rest = list(query + "&status=open&cursor=" + page.at("/next").asString());
    assertThat(ids(page.at("/items"))).isEqualTo(newestFirst.subList(0, 2));
    assertThat(ids(rest.at("/items"))).isEqualTo(newestFirst.subList(2, 3));
    assertThat(rest.at("/next").isNull()).isTrue();
    assertThat(list("consumer=dispatch.normal").at("/items").size()).isZero();
    assertThat(list("until=2020-01-01T00:00:00Z").at("/items").size()).isZero();
    assertThat(service.get("/v1/dead-letters?statsu=open").body()).contains("parameter_unknown");
    assertThat(service.get("/v1/dead-letters?status=shut").body())
        .contains("must be one of open, resent, discarded");
  }

  @Test
  void whatNowWouldWorkIsSentAgainAndWorkedOn() {
    var story = Story.begin();
    byte[] value = ContractJson.write(story.outbound());
    String path = pathOf(putAside(value));
    JsonNode resent = tree(service.postJson(path + "/resend", ""));
    assertThat(text(resent, "/status")).isEqualTo("resent");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(service.statusOf(story.id())).isEqualTo("queued"));
    assertRefused(409, "dead_letter_not_open", service.postJson(path + "/resend", ""));
  }

  @Test
  void whatFailsAgainIsANewOneThatNamesTheFormer() {
    service.publish(LANE, key, POISON, "x-shop", "berlin");
    JsonNode first = awaitLetters(1).getFirst();
    service.postJson(pathOf(first) + "/resend", "");
    JsonNode second = awaitLetters(2).getFirst();
    assertThat(text(second, "/former")).isEqualTo(text(first, "/id"));
    assertThat(second.at("/failures").asInt()).isEqualTo(2);
    service.postJson(pathOf(second) + "/resend", "");
    JsonNode third = awaitLetters(3).getFirst();
    assertThat(third.at("/failures").asInt()).isEqualTo(3);
    assertThat(service.json(pathOf(third)).at("/headers").toString())
        .isEqualTo("[{\"name\":\"x-shop\",\"value\":\"berlin\"}]");
  }

  @Test
  void oneRecordThatFailedInTwoConsumersIsSentOnce() {
    putAside(POISON, "dlt-partition", "3", "dlt-offset", "17", "dlt-consumer", "dispatch.normal");
    putAside(POISON, "dlt-partition", "3", "dlt-offset", "17", "dlt-consumer", "status.news");
    List<String> both = ids(awaitLetters(2));
    JsonNode answer =
        tree(
            service.postJson(
                "/v1/dead-letters/resend",
                "{\"ids\":[\"%s\",\"%s\"]}".formatted(both.getFirst(), both.getLast())));
    assertThat(answer.toString()).isEqualTo("{\"resent\":2,\"skipped\":[],\"remaining\":0}");
    awaitLetters(3);
    service.publish(LANE, key, POISON);
    awaitLetters(4); // it came after all that was sent again
  }

  @Test
  void ofTwoClicksAtOnceOneSends() throws Exception {
    service.publish(LANE, key, POISON);
    String path = pathOf(awaitLetters(1).getFirst()) + "/resend";
    Callable<Integer> click = () -> service.postJson(path, "").statusCode();
    try (var clickers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Integer>();
      for (Future<Integer> answer : clickers.invokeAll(List.of(click, click, click))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
    }
  }

  @Test
  void manyAreSentAgainByFilterAndWhatRemainsIsSaid() {
    String reason = "Reason" + UUID.randomUUID().toString().replace("-", "");
    for (int i = 0; i < 3; i++) {
      putAside(ContractJson.write(Story.begin().outbound()), "dlt-reason", reason + ": once");
    }
    awaitLetters(3);
    String filter = "\"filter\":{\"reason\":\"%s\"}".formatted(reason);
    assertThat(resendMany("{%s,\"limit\":2}".formatted(filter)))
        .isEqualTo("{\"resent\":2,\"skipped\":[],\"remaining\":1}");
    assertThat(resendMany("{%s}".formatted(filter)))
        .isEqualTo("{\"resent\":1,\"skipped\":[],\"remaining\":0}");
    for (String wrong : List.of("{}", "{\"ids\":[]}", "{%s,\"limit\":501}".formatted(filter))) {
      assertThat(service.postJson("/v1/dead-letters/resend", wrong).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void whatWasCutCannotBeSentAgain() {
    JsonNode cut = putAside(POISON, "dlt-cut", "too large");
    assertRefused(409, "dead_letter_cut", service.postJson(pathOf(cut) + "/resend", ""));
    assertThat(resendMany("{\"ids\":[\"%s\"]}".formatted(text(cut, "/id"))))
        .contains("\"code\":\"dead_letter_cut\"");
  }

  @Test
  void whatIsTooLargeToBeKeptIsKeptInPart() {
    byte[] large = new byte[2_000_000];
    Arrays.fill(large, (byte) 'x');
    var dead = new ProducerRecord<byte[], byte[]>(Topics.deadLettersOf(LANE), large);
    dead.headers().add("dlt-reason", key.getBytes(UTF_8));
    service.bean(RawPublisher.class).publishAll(List.of(dead));
    String mine = "/v1/dead-letters?reason=" + URLEncoder.encode(key, UTF_8);
    await().atMost(Duration.ofSeconds(30)).until(() -> service.json(mine).at("/items").size() == 1);
    JsonNode letter = service.json(mine).at("/items/0");
    assertThat(text(letter, "/cut")).startsWith("too large");
    assertThat(service.get(pathOf(letter) + "/value").body()).hasSize(65_536);
  }

  @Test
  void whatIsNotNeededIsDiscarded() {
    service.publish(LANE, key, POISON);
    String path = pathOf(awaitLetters(1).getFirst());
    assertThat(text(tree(service.postJson(path + "/discard", "")), "/status"))
        .isEqualTo("discarded");
    assertRefused(409, "dead_letter_not_open", service.postJson(path + "/resend", ""));
    assertRefused(
        404,
        "dead_letter_not_found",
        service.postJson("/v1/dead-letters/" + UUID.randomUUID() + "/discard", ""));
  }

  @Test
  void headersWithoutSenseStopNothing() {
    JsonNode odd =
        putAside(
            POISON, "dlt-offset", "many", "dlt-partition", "", "dlt-former", "\0", "odd", "\0");
    assertThat(odd.at("/origin/offset").isNull()).isTrue();
    assertThat(odd.at("/former").isNull()).isTrue();
  }

  @Test
  void openOnesAreCountedByTopic() {
    service.publish(LANE, key, POISON);
    awaitLetters(1);
    service.bean(LetterUpkeep.class).count();
    assertThat(openOf(LANE)).isPositive();
    assertThat(openOf(Topics.MESSAGES_BULK)).isZero();
  }

  @Test
  void oldOnesAreForgotten() {
    var old = letterOf(Duration.ofDays(31));
    var young = letterOf(Duration.ofDays(29));
    service.bean(DeadLetterStore.class).add(List.of(old, young));
    service.bean(LetterUpkeep.class).forget();
    assertThat(ids(letters())).containsExactly(young.id().toString());
  }

  private DeadLetter letterOf(Duration ago) {
    return new DeadLetter(
        UUID.randomUUID(),
        Instant.now().minus(ago),
        new DeadLetter.Origin(LANE, Optional.empty(), Optional.empty(), Optional.empty()),
        "MalformedRecord",
        Optional.empty(),
        Optional.empty(),
        new DeadLetter.Content(Optional.of(key.getBytes(UTF_8)), List.of(), Optional.empty()));
  }

  private double openOf(String topic) {
    return service
        .bean(MeterRegistry.class)
        .get("heliograph.dead.letters.open")
        .tag("topic", topic)
        .gauge()
        .value();
  }

  /** A dead letter as if it had failed under another release. */
  private JsonNode putAside(byte[] value, String... headers) {
    int before = letters().size();
    service.publish(Topics.deadLettersOf(LANE), key, value, headers);
    return awaitLetters(before + 1).getFirst();
  }

  private List<JsonNode> awaitLetters(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> letters().size() >= count);
    assertThat(letters()).hasSize(count);
    return letters();
  }

  private List<JsonNode> letters() {
    var items = new ArrayList<JsonNode>();
    list("limit=200").at("/items").forEach(items::add);
    return items;
  }

  private JsonNode list(String query) {
    return service.json("/v1/dead-letters?" + query + "&key=" + URLEncoder.encode(key, UTF_8));
  }

  private String resendMany(String request) {
    return service.postJson("/v1/dead-letters/resend", request).body();
  }

  private static List<String> ids(Iterable<JsonNode> letters) {
    var ids = new ArrayList<String>();
    letters.forEach(letter -> ids.add(text(letter, "/id")));
    return ids;
  }

  private static String pathOf(JsonNode letter) {
    return "/v1/dead-letters/" + text(letter, "/id");
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asString();
  }

  private static void assertRefused(int status, String code, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(tree(answer).at("/code").asString()).isEqualTo(code);
  }
}
