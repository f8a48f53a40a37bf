package dev.heliograph.systemtests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of each part in turn while texts flow: none is lost, none goes out twice. */
@SystemTest
class KillTest {
  private static final List<Part> VICTIMS =
      List.of(Part.INGEST, Part.COMPOSER, Part.DISPATCH, Part.STATUS, Part.KAFKA, Part.POSTGRES);

  /** Longer than a text left in SENDING waits, and than a dead consumer's partitions do. */
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();

  KillTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void everyTextGoesOutOnceWhateverIsKilled() {
    long seed = Long.getLong("heliograph.seed", System.currentTimeMillis());
    System.out.println("kills by seed " + seed + "; the same again: -Dheliograph.seed=" + seed);
    heliograph
        .provider()
        .misbehave(
            "{\"seed\":%d,\"answers\":{\"latencyMs\":{\"min\":5,\"max\":400}}}".formatted(seed));

    awaitNothingUnderWay(); // what earlier tests left is no excuse of this one
    int givenUpBefore = heliograph.provider().reportsGivenUp();

    Set<String> ids = killEachWhileTextsFlow(new Random(seed));

    repeatReportsThatWereGivenUp(ids, givenUpBefore);

    await("every text has its end").atMost(SETTLED_WITHIN).untilAsserted(() -> assertSettled(ids));
    Map<String, Long> ends = ends(ids);
    System.out.println(ids.size() + " texts; " + ends);
    assertThat(heliograph.provider().acceptances().values()).allMatch(count -> count == 1);
  }

  private Set<String> killEachWhileTextsFlow(Random random) {
    try (var flow = new Flow(heliograph.texts(), run)) {
      for (Part victim : shuffled(random)) {
        flow.awaitMore(10 + random.nextInt(20));
        heliograph.stack().kill(victim);
        heliograph.stack().start(victim);
      }
      flow.awaitMore(20);
      return flow.finish();
    }
  }

  private static List<Part> shuffled(Random random) {
    var victims = new ArrayList<>(VICTIMS);
    Collections.shuffle(victims, random);
    return victims;
  }

  /**
   * Twilio repeats a report for 15 seconds at most. What it gave up while status was away comes
   * once more; what it did not give up is not helped along.
   */
  private void repeatReportsThatWereGivenUp(Set<String> ids, int givenUpBefore) {
    awaitNothingUnderWay();
    int givenUp = heliograph.provider().reportsGivenUp() - givenUpBefore;
    await("all reports that were taken are applied")
        .atMost(SETTLED_WITHIN)
        .untilAsserted(() -> assertThat(unreported(ids).size()).isLessThanOrEqualTo(givenUp));
    List<Taken> unreported = unreported(ids);
    System.out.println(
        givenUp + " reports given up, " + unreported.size() + " texts without their last");
    unreported.forEach(
        taken ->
            assertThat(heliograph.twilio().report(taken, "delivered").status()).isEqualTo(204));
  }

  private void awaitNothingUnderWay() {
    await("all reports are taken or given up")
        .atMost(SETTLED_WITHIN)
        .until(() -> heliograph.provider().underWay() == 0);
  }

  private List<Taken> unreported(Set<String> ids) {
    Map<String, String> statuses = statuses();
    return heliograph.provider().taken().stream()
        .filter(taken -> ids.contains(taken.messageId()))
        .filter(taken -> !"delivered".equals(statuses.get(taken.messageId())))
        .toList();
  }

  /**
   * Delivered after exactly one acceptance: also what was in SENDING when its sender died, whether
   * the provider had it or not.
   */
  private void assertSettled(Set<String> ids) {
    Map<String, Long> acceptances = heliograph.provider().acceptances();
    Map<String, String> statuses = statuses();
    assertThat(statuses.keySet()).isEqualTo(ids);
    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(statuses.get(id) + " after " + acceptances.getOrDefault(id, 0L))
                    .isEqualTo("delivered after 1"));
  }

  /** How many ended how, for whoever reads the build's output. */
  private Map<String, Long> ends(Set<String> ids) {
    return statuses().entrySet().stream()
        .filter(message -> ids.contains(message.getKey()))
        .collect(groupingBy(Map.Entry::getValue, counting()));
  }

  private Map<String, String> statuses() {
    var statuses = new HashMap<String, String>();
    heliograph
        .texts()
        .labelled("run", run)
        .forEach(
            message ->
                statuses.put(message.path("id").asString(), message.path("status").asString()));
    return statuses;
  }
}
