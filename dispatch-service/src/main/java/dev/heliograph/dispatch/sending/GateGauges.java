package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.gates.Gates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Supplier;

/** Which gates are closed. */
record GateGauges(Gates gates, List<Gateway> gateways) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    pauses("people", () -> gates.pauses(false)).register(registry);
    pauses("heliograph", () -> gates.pauses(true)).register(registry);
    for (Gateway gateway : gateways) {
      for (Standing standing : Standing.values()) {
        Gauge.builder("heliograph.dispatch.breaker", () -> is(gateway.name(), standing))
            .description("1: the provider's breaker is in this state, as this instance sees it")
            .tag("provider", gateway.name())
            .tag("state", standing.word())
            .register(registry);
      }
    }
  }

  private static Gauge.Builder<Supplier<Number>> pauses(String by, Supplier<Number> value) {
    return Gauge.builder("heliograph.dispatch.pauses", value)
        .description("Pauses in force: of everything, a provider or a sender, by who made them")
        .tag("by", by);
  }

  private int is(String provider, Standing standing) {
    return gates.breakers().standing(provider) == standing ? 1 : 0;
  }
}
