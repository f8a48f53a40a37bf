package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.ledger.Route;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.Set;

/**
 * How fast each configured sender may send. What providers have slowed down is in the database, so
 * it is read now and then, never by a scrape.
 */
public final class LimitGauges implements MeterBinder, Runnable {
  private final Gates gates;
  private final Buckets buckets;
  private final Set<Route> routes;
  private volatile Map<Route, Double> slowed = Map.of();

  /** Knows of no sender that was slowed down before it is run. */
  public LimitGauges(Gates gates, Buckets buckets, Set<Route> routes) {
    this.gates = gates;
    this.buckets = buckets;
    this.routes = Set.copyOf(routes);
  }

  @Override
  public void run() {
    slowed = buckets.factors();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Route route : routes) {
      Tags sender = Tags.of("provider", route.provider(), "sender", route.sender());
      Gauge.builder("heliograph.dispatch.limit", () -> gates.limit(route).orElse(0))
          .description("Segments a second that the sender may send; 0: as many as there are")
          .tags(sender)
          .register(registry);
      Gauge.builder("heliograph.dispatch.limit.left", () -> slowed.getOrDefault(route, 1.0))
          .description("What the provider's 429s leave of that: 1 is all of it")
          .tags(sender)
          .register(registry);
    }
  }
}
