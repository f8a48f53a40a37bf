package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.Pacer.Parts;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A pacer, with a thread of its own, for each sender that has had a limit in this run. */
final class Pacers {
  private static final Duration A_STATEMENT = Duration.ofSeconds(20);

  private final Map<Route, Pacer> pacers = new ConcurrentHashMap<>();
  private final Parts parts;
  private final Loops loops;

  Pacers(Parts parts, Loops loops) {
    this.parts = parts;
    this.loops = loops;
  }

  /** There may be rows of this sender for these uses. */
  void wake(Route route, Collection<Use> uses) {
    pacers.computeIfAbsent(route, this::begin).wake(uses);
  }

  /** The same for all that have a limit. */
  void wakeAll(Collection<Use> uses) {
    pacers.values().forEach(pacer -> pacer.wake(uses));
  }

  private Pacer begin(Route route) {
    var pacer = new Pacer(route, parts);
    loops.start(name(route), pacer::run);
    return pacer;
  }

  private static String name(Route route) {
    return "pacer-" + route.value();
  }

  /** To be called once nothing wakes them any more. */
  void stop() throws InterruptedException {
    pacers.values().forEach(Pacer::stop);
    for (Route route : pacers.keySet()) {
      loops.end(name(route), A_STATEMENT);
    }
  }
}
