package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.gates.Flow;
import dev.heliograph.dispatch.ledger.Lot;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.sending.Starter.Taken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts what waits in the ledger: successors of what has just ended, retries that are due, and
 * what was queued. Urgent comes first. Senders with a limit are left to their pacers, and what is
 * closed is left alone. Not to be used by two threads at once.
 */
final class Feeder implements Rounds.Steps {
  private static final int MOST = 100;
  private static final Set<Use> EVERYTHING = EnumSet.allOf(Use.class);

  private final SendLedger ledger;
  private final Starter starter;
  private final Gate gate;
  private final Successors successors;
  private final Pacers pacers;
  private final Prober prober;
  private final EnumSet<Use> unfinished = EnumSet.noneOf(Use.class);

  Feeder(SendLedger ledger, Starter starter, Gate gate, Successors successors, Pacers pacers) {
    this.ledger = ledger;
    this.starter = starter;
    this.gate = gate;
    this.successors = successors;
    this.pacers = pacers;
    this.prober = new Prober(gate.gates(), ledger, starter);
  }

  /** Looks at everything. */
  @Override
  public Optional<Use> feed() {
    unfinished.clear();
    gate.routes().look();
    for (Route route : gate.routes().all()) {
      if (gate.gates().flow(route) instanceof Flow.Paced) {
        pacers.wake(route, EVERYTHING);
      }
    }
    prober.probe(gate.routes().all());
    return feed(EVERYTHING);
  }

  /** Looks only at what the last round did not come to the end of. */
  @Override
  public Optional<Use> feedMore() {
    Set<Use> wanted = EnumSet.copyOf(unfinished);
    unfinished.clear();
    return feed(wanted);
  }

  private Optional<Use> feed(Set<Use> wanted) {
    for (Lane lane : Lane.values()) {
      feedSuccessors(lane);
      if (wanted.contains(Use.again(lane))) {
        feed(Use.again(lane), (lot, turn) -> ledger.takeWaiting(lane, lot, turn));
      }
      if (wanted.contains(Use.first(lane))) {
        feed(Use.first(lane), (lot, turn) -> ledger.takeQueued(lane, lot, turn));
      }
    }
    return unfinished.stream().findFirst();
  }

  private void feed(Use use, Statement statement) {
    if (take(use, statement).more()) {
      unfinished.add(use);
    }
  }

  /** Only those whose predecessor has just ended. */
  @Override
  public void feedSuccessors() {
    for (Lane lane : Lane.values()) {
      feedSuccessors(lane);
    }
  }

  private void feedSuccessors(Lane lane) {
    List<RecipientKey> keys = successors.takeWoken(lane, MOST);
    if (!keys.isEmpty()) {
      Taken taken =
          take(Use.first(lane), (lot, turn) -> ledger.takeSuccessors(lane, keys, lot, turn));
      if (!taken.more()) {
        successors.keepOnly(keys, taken.recipients());
      }
      pacers.wakeAll(EnumSet.of(Use.first(lane)));
    }
  }

  @Override
  public void end() throws InterruptedException {
    pacers.stop();
  }

  private interface Statement {
    List<RipeSend> take(Lot lot, long turn);
  }

  private Taken take(Use use, Statement statement) {
    List<Route> free = free();
    return free.isEmpty()
        ? Taken.NOTHING
        : starter.take(use, MOST, (most, turn) -> statement.take(Lot.of(free, most), turn));
  }

  /** In another order each time: none comes last always. */
  private List<Route> free() {
    var free = new ArrayList<Route>();
    for (Route route : gate.routes().all()) {
      if (gate.gates().flow(route) instanceof Flow.Free) {
        free.add(route);
      }
    }
    Collections.shuffle(free);
    return free;
  }
}
