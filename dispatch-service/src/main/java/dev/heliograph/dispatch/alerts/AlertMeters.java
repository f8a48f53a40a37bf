package dev.heliograph.dispatch.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts alerts, those too that came again within the interval. */
final class AlertMeters {
  private final Counter raised;
  private final Counter held;
  private final MeterRegistry registry;

  AlertMeters(MeterRegistry registry) {
    this.raised = counter(registry, "raised");
    this.held = counter(registry, "held");
    this.registry = registry;
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("heliograph.dispatch.alerts")
        .description("Alerts: raised, or held since their cause was raised a short while ago")
        .tag("outcome", outcome)
        .register(registry);
  }

  /** Looks with each scrape how many have been noted and not been published yet. */
  void waiting(Supplier<Number> count) {
    Gauge.builder("heliograph.dispatch.alerts.waiting", count)
        .description("Alerts that the database or the broker has not taken yet")
        .register(registry);
  }

  void written(boolean wasRaised) {
    (wasRaised ? raised : held).increment();
  }
}
