package dev.heliograph.dispatch.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts alerts, those too that came again within the interval. */
final class AlertMeters {
  private final Counter raised;
  private final Counter held;

  AlertMeters(MeterRegistry registry) {
    this.raised = counter(registry, "raised");
    this.held = counter(registry, "held");
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("heliograph.dispatch.alerts")
        .description("Alerts: raised, or held since their cause was raised a short while ago")
        .tag("outcome", outcome)
        .register(registry);
  }

  void written(boolean wasRaised) {
    (wasRaised ? raised : held).increment();
  }
}
