package dev.heliograph.systemtests;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Provider.Taken;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** What became of all texts of one run: at the provider, and in the store. */
final class Ends {
  private static final Duration REPORTED_WITHIN = Duration.ofMinutes(3);

  private final Heliograph heliograph;
  private final String run;

  /**
   * Looks at nothing yet.
   *
   * @param run the label of its texts
   */
  Ends(Heliograph heliograph, String run) {
    this.heliograph = heliograph;
    this.run = run;
  }

  /** None lost, none doubled, each in this status after one acceptance. */
  void awaitAll(Set<String> ids, String status, Duration within) {
    Awaitility.await("every text is " + status + " after one acceptance")
        .pollInterval(Duration.ofSeconds(1))
        .atMost(within)
        .untilAsserted(() -> assertThat(others(ids, status)).isEmpty());
    assertThat(statuses().keySet()).isEqualTo(ids);
  }

  /** Of these, how many are something else, such as {@code "accepted after 2"}. */
  Map<String, Long> others(Set<String> ids, String status) {
    Map<String, Long> acceptances = heliograph.provider().acceptances();
    Map<String, String> statuses = statuses();
    return ids.stream()
        .map(id -> statuses.get(id) + " after " + acceptances.getOrDefault(id, 0L))
        .filter(end -> !end.equals(status + " after 1"))
        .collect(groupingBy(end -> end, TreeMap::new, counting()));
  }

  /** How many are in which status, for whoever reads the output. */
  Map<String, Long> counts() {
    return statuses().values().stream()
        .collect(groupingBy(status -> status, TreeMap::new, counting()));
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

  /** So many reports nobody took, and they are not sent again by themselves. */
  int givenUp() {
    awaitNothingUnderWay();
    return heliograph.provider().reportsGivenUp();
  }

  /**
   * Twilio repeats a report for 15 seconds at most. What it gave up while status was away comes
   * once more; what it did not give up is not helped along.
   *
   * @param givenUpBefore what {@link #givenUp} said before the texts of this run
   */
  void repeatReportsThatWereGivenUp(Set<String> ids, int givenUpBefore) {
    int givenUp = givenUp() - givenUpBefore;
    Awaitility.await("all reports that were taken are applied")
        .atMost(REPORTED_WITHIN)
        .untilAsserted(() -> assertThat(unreported(ids).size()).isLessThanOrEqualTo(givenUp));
    List<Taken> unreported = unreported(ids);
    System.out.println(
        givenUp + " reports given up, " + unreported.size() + " texts without their last");
    unreported.forEach(
        taken ->
            assertThat(heliograph.twilio().report(taken, "delivered").status()).isEqualTo(204));
  }

  private void awaitNothingUnderWay() {
    Awaitility.await("all reports are taken or given up")
        .atMost(REPORTED_WITHIN)
        .until(() -> heliograph.provider().underWay() == 0);
  }

  private List<Taken> unreported(Set<String> ids) {
    Map<String, String> statuses = statuses();
    return heliograph.provider().taken().stream()
        .filter(taken -> ids.contains(taken.messageId()))
        .filter(taken -> !"delivered".equals(statuses.get(taken.messageId())))
        .toList();
  }
}
