package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Route;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All providers that we have, by their names. */
final class Gateways {
  private final Map<String, Gateway> byName;

  /** Throws {@link IllegalStateException} where two have one name. */
  Gateways(Collection<? extends Gateway> gateways) {
    this.byName = gateways.stream().collect(Collectors.toMap(Gateway::name, Function.identity()));
  }

  /** Absent for a provider, or a sender, that is not configured any more: its rows wait for it. */
  Optional<Gateway> find(Route route) {
    return Optional.ofNullable(byName.get(route.provider()))
        .filter(gateway -> gateway.senders().contains(route.sender()));
  }
}
