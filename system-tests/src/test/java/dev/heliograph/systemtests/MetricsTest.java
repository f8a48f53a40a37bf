package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.OperationsPage.Metric;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Scrape;
import dev.heliograph.systemtests.client.Scrape.Sample;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The page on operations tells of every metric of ours, and of no other. Late: what the other tests
 * have brought about is to be seen too.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 1)
class MetricsTest {
  /** What Prometheus adds to the name of a timer. */
  private static final Pattern OF_TIMER = Pattern.compile("(.*_seconds)_(count|sum|max|bucket)");

  /**
   * A scrape of each service is kept for weeks. Dispatch has most, with every provider and channel
   * that there is; the others have a third of that.
   */
  private static final int MOST_SERIES = 800;

  private static final List<Part> SERVICES =
      List.of(Part.INGEST, Part.COMPOSER, Part.DISPATCH, Part.STATUS);

  private final Map<String, Metric> page = OperationsPage.read().metrics();
  private final Heliograph heliograph;

  MetricsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  static String base(String name) {
    var timer = OF_TIMER.matcher(name);
    return timer.matches() ? timer.group(1) : name;
  }

  @Test
  void everyMetricOnThePageIsScrapedAndEveryOneScrapedIsOnThePage() {
    heliograph.texts().awaitDelivered(heliograph.texts().send(Numbers.fresh(), Marked.text("one")));
    await("all that the page tells of is scraped")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(scrapedNames()).isEqualTo(page.keySet()));
    Set<String> faults = new TreeSet<>();
    samples()
        .forEach(
            one ->
                faults.addAll(
                    Objects.requireNonNull(page.get(base(one.name()))).faults(one.labels())));
    assertThat(faults).isEmpty();
  }

  @Test
  void noLabelHoldsANumberOrAnId() {
    String number = Numbers.fresh();
    heliograph.texts().awaitDelivered(heliograph.texts().send(number, Marked.text("secret")));
    Set<String> labels =
        samples().flatMap(one -> one.labels().values().stream()).collect(Collectors.toSet());
    assertThat(labels).noneMatch(value -> value.contains(number.substring(1)));
    assertThat(labels).noneMatch(MetricsTest::isId);
  }

  @Test
  void aScrapeStaysSmall() {
    for (Part service : SERVICES) {
      assertThat(Scrape.of(heliograph.stack(), service))
          .as(service.label())
          .hasSizeBetween(20, MOST_SERIES);
    }
  }

  private Set<String> scrapedNames() {
    return samples().map(one -> base(one.name())).collect(Collectors.toCollection(HashSet::new));
  }

  private Stream<Sample> samples() {
    return SERVICES.stream()
        .flatMap(service -> Scrape.of(heliograph.stack(), service).stream())
        .filter(one -> one.name().startsWith("heliograph_"));
  }

  private static boolean isId(String value) {
    try {
      return !UUID.fromString(value).toString().isEmpty();
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }
}
