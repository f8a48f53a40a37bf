package dev.heliograph.systemtests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has no answer and no report is settled by the provider's list: one text each, none open. */
@SystemTest
class SettlingTest {
  private static final int TEXTS = 300;
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);
  private static final String NO_REPORTS = "{\"callbacks\":{\"enabled\":false}}";

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();

  SettlingTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void withoutAnyReportEveryLostAnswerIsSettledByTheListAlone() {
    heliograph
        .provider()
        .misbehave(
            """
            {"answers":{"dropBeforeAccept":0.05,"dropAfterAccept":0.05,"errorAfterAccept":0.05},
             "callbacks":{"enabled":false},"lists":{"unavailable":0.1,"lagMs":1000}}
            """);
    heliograph.provider().countFromZero();

    List<String> ids =
        IntStream.range(0, TEXTS)
            .mapToObj(i -> send(Numbers.fresh(), "number " + i, "normal"))
            .toList();
    await("every text is posted")
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("posts") >= TEXTS);
    assertThat(count("droppedBeforeAccept")).isPositive();
    assertThat(count("droppedAfterAccept") + count("errorAfterAccept")).isPositive();
    heliograph.provider().misbehave(NO_REPORTS);

    awaitAll("accepted", TEXTS);
    assertEachTakenOnce(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropBeforeAccept", "dropAfterAccept"})
  void ofTwoEqualTextsWithOneAnswerLostTwoArrive(String fault) {
    String number = Numbers.fresh();
    heliograph
        .provider()
        .misbehave("{\"answers\":{\"%s\":1},\"callbacks\":{\"enabled\":false}}".formatted(fault));
    heliograph.provider().countFromZero();
    String first = send(number, "twin", "normal");
    await("the first is posted").until(() -> count("posts") >= 1);
    heliograph.provider().misbehave(NO_REPORTS);
    String second = send(number, "twin", "urgent"); // it does not wait for the first

    awaitAll("accepted", 2);
    assertThat(heliograph.provider().takenFor(number))
        .extracting(Taken::messageId)
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void whoWasFrozenPastTheSettlingSendsNothingThatWasSettled() {
    heliograph.provider().misbehave("{\"answers\":{\"latencyMs\":{\"min\":50,\"max\":400}}}");
    Set<String> ids;
    try (var _ = heliograph.stack().startBeside(Part.DISPATCH);
        var flow = new Flow(heliograph.texts(), run)) {
      flow.awaitMore(30);
      heliograph.stack().freeze(Part.DISPATCH);
      try {
        flow.awaitMore(30);
        ids = flow.finish();
        awaitAll("delivered", ids.size());
      } finally {
        heliograph.stack().thaw(Part.DISPATCH);
      }
      heliograph.stack().awaitReady(Part.DISPATCH);
    }
    String last = send(Numbers.fresh(), "after the thaw", "normal");
    heliograph.texts().awaitDelivered(last);
    assertEachTakenOnce(ids);
  }

  private String send(String to, String text, String priority) {
    var request =
        Map.of(
            "to",
            to,
            "text",
            Marked.text(text),
            "priority",
            priority,
            "labels",
            Map.of("run", run));
    return heliograph.texts().send(request, UUID.randomUUID().toString()).messageId();
  }

  private void awaitAll(String status, int messages) {
    await("all are " + status)
        .atMost(SETTLED_WITHIN)
        .untilAsserted(() -> assertThat(statuses()).isEqualTo(Map.of(status, (long) messages)));
  }

  private Map<String, Long> statuses() {
    return heliograph.texts().labelled("run", run).stream()
        .collect(groupingBy(message -> message.path("status").asString(), counting()));
  }

  private void assertEachTakenOnce(Iterable<String> ids) {
    Map<String, List<Integer>> attempts =
        heliograph.provider().taken().stream()
            .collect(groupingBy(Taken::messageId, mapping(Taken::attempt, toList())));
    assertThat(ids)
        .as("the attempts that the provider has of each")
        .allSatisfy(id -> assertThat(attempts.get(id)).hasSize(1));
  }

  private int count(String kind) {
    return heliograph.provider().counts().path(kind).asInt();
  }
}
