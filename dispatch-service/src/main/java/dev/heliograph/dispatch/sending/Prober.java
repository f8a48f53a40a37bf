package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.gates.Breakers;
import dev.heliograph.dispatch.gates.Flow;
import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.ledger.Lot;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries with a few texts whether a provider that was down is back. New ones come first: what was
 * tried before is not tried over and over while others never were.
 */
final class Prober {
  private final Gates gates;
  private final SendLedger ledger;
  private final Starter starter;

  Prober(Gates gates, SendLedger ledger, Starter starter) {
    this.gates = gates;
    this.ledger = ledger;
    this.starter = starter;
  }

  void probe(Collection<Route> routes) {
    Set<String> providers = routes.stream().map(Route::provider).collect(Collectors.toSet());
    for (String provider : providers) {
      if (gates.breakers().standing(provider) != Breakers.Standing.CLOSED) {
        probe(provider, openOf(provider, routes));
      }
    }
  }

  private List<Route> openOf(String provider, Collection<Route> routes) {
    return routes.stream()
        .filter(route -> route.provider().equals(provider))
        .filter(route -> !(gates.whileUp(route) instanceof Flow.Closed))
        .toList();
  }

  private void probe(String provider, List<Route> routes) {
    int left = routes.isEmpty() ? 0 : gates.breakers().takeProbes(provider);
    try {
      for (Lane lane : Lane.values()) {
        left -= take(Use.first(lane), routes, left);
        left -= take(Use.again(lane), routes, left);
      }
    } finally {
      gates.breakers().returnProbes(provider, left);
    }
  }

  private int take(Use use, List<Route> routes, int most) {
    if (most == 0) {
      return 0;
    }
    return starter
        .probe(use, most, (permits, turn) -> statement(use, Lot.of(routes, permits), turn))
        .rows()
        .size();
  }

  private List<RipeSend> statement(Use use, Lot lot, long turn) {
    return use.isFirst()
        ? ledger.takeQueued(use.lane(), lot, turn)
        : ledger.takeWaiting(use.lane(), lot, turn);
  }
}
