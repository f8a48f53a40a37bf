package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.WaitingRows;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The senders that rows of ours are of: seen in a poll, or found waiting in the ledger. */
final class KnownRoutes {
  private final Set<Route> known = ConcurrentHashMap.newKeySet();
  private final WaitingRows waiting;

  KnownRoutes(WaitingRows waiting) {
    this.waiting = waiting;
  }

  void saw(Route route) {
    if (!known.contains(route)) { // cheaper than to add it again
      known.add(route);
    }
  }

  /** After a restart, or when rows were taken over, nobody has seen them in a poll. */
  void look() {
    known.addAll(waiting.routes());
  }

  List<Route> all() {
    return List.copyOf(known);
  }
}
