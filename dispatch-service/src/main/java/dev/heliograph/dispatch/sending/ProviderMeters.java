package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Route;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of each provider. One that rows still name is counted too where it is gone. */
final class ProviderMeters {
  private final Map<String, CallMeters> byProvider = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final Clock clock;

  /** Shows those of all gateways at once, at zero. */
  ProviderMeters(MeterRegistry registry, Collection<? extends Gateway> gateways, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    gateways.forEach(gateway -> of(gateway.name()));
  }

  CallMeters of(Route route) {
    return of(route.provider());
  }

  private CallMeters of(String provider) {
    return byProvider.computeIfAbsent(provider, name -> new CallMeters(registry, name, clock));
  }
}
