package dev.heliograph.dispatch.gates;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.WaitingRows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How every provider and sender stands, as this instance sees it. */
final class ProvidersView {
  private static final int COUNTED_TO = 100_000;

  private final Gates gates;
  private final Buckets buckets;
  private final Senders senders;
  private final WaitingRows waiting;

  ProvidersView(Gates gates, Buckets buckets, Senders senders, WaitingRows waiting) {
    this.gates = gates;
    this.buckets = buckets;
    this.senders = senders;
    this.waiting = waiting;
  }

  /**
   * Everything.
   *
   * @param sending whether texts are sent at all
   * @param enabled what SENDING_ENABLED says: false wins over every switch
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ShownProviders(
      boolean sending, boolean enabled, Optional<Pause> pause, List<ShownProvider> providers) {}

  /**
   * A provider.
   *
   * @param breaker not closed: it did not answer this instance, and its texts wait
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ShownProvider(
      String provider, Standing breaker, Optional<Pause> pause, List<ShownSender> senders) {}

  /**
   * A sender.
   *
   * @param open whether its texts go out now
   * @param segmentsPerSecond its limit; absent: none
   * @param segmentsPerSecondNow what its provider's 429s leave of that
   * @param waiting rows in the ledger, counted to 100,000 for each lane and instance
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ShownSender(
      String sender,
      boolean open,
      Optional<Pause> pause,
      Optional<Double> segmentsPerSecond,
      Optional<Double> segmentsPerSecondNow,
      long waiting) {}

  ShownProviders now() {
    gates.refresh();
    List<Route> routes = List.copyOf(senders.all());
    Map<Route, Long> rows = waiting.byRoute(routes, COUNTED_TO);
    Map<String, List<Route>> byProvider =
        routes.stream()
            .collect(Collectors.groupingBy(Route::provider, TreeMap::new, Collectors.toList()));
    List<ShownProvider> providers =
        byProvider.entrySet().stream()
            .map(entry -> provider(entry.getKey(), entry.getValue(), rows))
            .toList();
    return new ShownProviders(
        gates.sending(), gates.enabled(), gates.pause(Target.EVERYTHING), providers);
  }

  private ShownProvider provider(String provider, List<Route> routes, Map<Route, Long> rows) {
    List<ShownSender> shown =
        routes.stream()
            .sorted(Comparator.comparing(Route::sender))
            .map(route -> sender(route, rows.getOrDefault(route, 0L)))
            .toList();
    return new ShownProvider(
        provider,
        gates.breakers().standing(provider),
        gates.pause(Target.provider(provider)),
        shown);
  }

  private ShownSender sender(Route route, long rows) {
    Optional<Double> limit = gates.limit(route).stream().boxed().findFirst();
    return new ShownSender(
        route.sender(),
        !(gates.flow(route) instanceof Flow.Closed),
        gates.pause(Target.sender(route)),
        limit,
        limit.map(perSecond -> perSecond * buckets.factor(route)),
        rows);
  }
}
