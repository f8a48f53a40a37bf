package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Gates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/** What is in memory of this instance right now. */
record SendingGauges(SendingSettings settings, Gates gates, Engine.Delivery delivery, Loops loops)
    implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    int total = settings.permits().total();
    gauge("enabled", "1: texts are sent; 0: they wait", () -> gates.sending() ? 1 : 0)
        .register(registry);
    gauge("permits.limit", "Texts that may be under way at once", () -> total).register(registry);
    gauge(
            "permits.in.use",
            "Texts between their SENDING statement and their written outcome",
            () -> total - delivery.permits().free())
        .register(registry);
    gauge(
            "outcomes.waiting",
            "Turns that have ended and are not written yet",
            () -> delivery.outcomes().waiting())
        .register(registry);
    gauge(
            "reports.waiting",
            "Flushes whose status changes the broker has not been asked to take yet",
            () -> delivery.publisher().waiting())
        .register(registry);
    gauge("loops.failed", "Loops that failed within the last minute", loops::failedLately)
        .register(registry);
  }

  private static Gauge.Builder<Supplier<Number>> gauge(
      String what, String description, Supplier<Number> value) {
    return Gauge.builder("heliograph.dispatch." + what, value).description(description);
  }
}
