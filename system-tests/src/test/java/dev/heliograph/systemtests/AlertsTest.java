package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds what to do, and what wakes them is something that is measured. */
class AlertsTest {
  private static final String ALERTS = OperationsPage.file("deploy/prometheus/alerts.yml");
  private static final Pattern METRIC = Pattern.compile("heliograph_[a-z_]+");

  private final OperationsPage page = OperationsPage.read();

  @Test
  void everyAlertHasItsSectionInTheRunbook() {
    List<String> alerts = all("alert: (\\w+)");
    List<String> runbooks = all("runbook_url: docs/operations\\.md#(\\S+)");
    assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(runbooks).hasSameSizeAs(alerts).isSubsetOf(page.anchors());
  }

  @Test
  void theRunbooksOwnLinksLeadSomewhere() {
    assertThat(page.linked()).isNotEmpty().isSubsetOf(page.anchors());
  }

  /** The names that Prometheus adds to a timer's are cut off. */
  @Test
  void alertsAndDashboardsAskForNothingThatThePageDoesNotTellOf() {
    assertThat(
            Stream.of("overview", "ingest", "composer", "dispatch", "status")
                .map(name -> OperationsPage.file("deploy/grafana/dashboards/" + name + ".json")))
        .allSatisfy(this::assertAllKnown);
    assertAllKnown(ALERTS);
  }

  private void assertAllKnown(String file) {
    assertThat(METRIC.matcher(file).results().map(found -> MetricsTest.base(found.group())))
        .isNotEmpty()
        .isSubsetOf(page.metrics().keySet());
  }

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(ALERTS).results().map(found -> found.group(1)).toList();
  }
}
