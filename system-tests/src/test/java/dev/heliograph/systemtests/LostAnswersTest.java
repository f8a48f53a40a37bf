package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The provider has the text and we have no answer, or an answer that says it was not taken. */
@SystemTest
class LostAnswersTest {
  private static final int TEXTS = 60;

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();

  LostAnswersTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void aTextWhoseAnswerIsLostIsPostedOnceAndUncertainUntilItsReportComes() {
    heliograph
        .provider()
        .misbehave(
            """
            {"answers":{"dropAfterAccept":0.25,"errorAfterAccept":0.25},"callbacks":{"delayMs":6000},
             "lists":{"unavailable":1}}
            """);
    heliograph.provider().countFromZero();

    List<String> ids = send();
    awaitStatuses("delivered", TEXTS);

    int lost = count("droppedAfterAccept") + count("errorAfterAccept");
    assertThat(lost).isPositive();
    // in their timelines: on a slow machine the first are settled before the last are uncertain
    assertThat(ids.stream().filter(this::wasUncertain)).hasSize(lost);
    assertThat(count("posts")).isEqualTo(TEXTS);
    assertEachAcceptedOnce(ids);
  }

  @Test
  void aTextThatWasCertainlyNotTakenIsTriedAgainUntilItIs() {
    heliograph
        .provider()
        .misbehave("{\"answers\":{\"tooManyRequests\":0.15,\"unavailable\":0.15}}");
    heliograph.provider().countFromZero();

    List<String> ids = send();

    awaitStatuses("delivered", TEXTS);
    assertThat(count("tooManyRequests") + count("unavailable")).isPositive();
    assertThat(count("posts") - count("tooManyRequests") - count("unavailable")).isEqualTo(TEXTS);
    assertEachAcceptedOnce(ids);
  }

  @Test
  void reportsThatComeBeforeTheAnswerTwiceAndInAnyOrderEndInDelivered() {
    heliograph
        .provider()
        .misbehave(
            """
            {"answers":{"latencyMs":200},"callbacks":{"beforeAnswer":true,"copies":2,"shuffled":true}}
            """);

    List<String> ids = send();

    awaitStatuses("delivered", TEXTS);
    assertEachAcceptedOnce(ids);
  }

  private List<String> send() {
    return IntStream.range(0, TEXTS)
        .mapToObj(
            i ->
                Map.of(
                    "to", Numbers.fresh(),
                    "text", Marked.text("number " + i),
                    "labels", Map.of("run", run)))
        .map(request -> heliograph.texts().send(request, UUID.randomUUID().toString()).messageId())
        .toList();
  }

  private void awaitStatuses(String status, int messages) {
    await(messages + " are " + status)
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(withStatus(status)).isEqualTo(messages));
  }

  private long withStatus(String status) {
    return heliograph.texts().labelled("run", run).stream()
        .map((JsonNode message) -> message.path("status").asString())
        .filter(status::equals)
        .count();
  }

  private void assertEachAcceptedOnce(List<String> ids) {
    var acceptances = heliograph.provider().acceptances();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> acceptances.getOrDefault(id, 0L) == 1);
  }

  private boolean wasUncertain(String id) {
    var timeline = heliograph.texts().find(id).orElseThrow().path("timeline");
    return timeline.findValuesAsString("status").contains("uncertain");
  }

  private int count(String kind) {
    return heliograph.provider().counts().path(kind).asInt();
  }
}
