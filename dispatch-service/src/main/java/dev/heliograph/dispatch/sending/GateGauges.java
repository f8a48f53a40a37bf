package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.gates.Gates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/** Which gates are closed. */
record GateGauges(Gates gates, List<Gateway> gateways) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("heliograph.dispatch.pauses", gates, Gates::pauses)
        .description("Pauses in force: of everything, a provider or a sender")
        .register(registry);
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

  private int is(String provider, Standing standing) {
    return gates.breakers().standing(provider) == standing ? 1 : 0;
  }
}
