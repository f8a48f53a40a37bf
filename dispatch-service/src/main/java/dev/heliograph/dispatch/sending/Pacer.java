package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.gates.Buckets;
import dev.heliograph.dispatch.gates.Flow;
import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.ledger.Lot;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.sending.Starter.Taken;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one sender that has a limit: it leases a few segments of the shared bucket, waits for their
 * time, and starts so many, the most pressing first. One lease at a time, and none while nothing
 * waits: bulk never has more than one lease of an instance before an urgent text.
 */
final class Pacer {
  private static final Logger log = LoggerFactory.getLogger(Pacer.class);

  /** A lease is what goes in this time, and at least one segment. */
  private static final Duration LEASE = Duration.ofMillis(50);

  private static final Duration A_MOMENT = Duration.ofMillis(50);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  private final Route route;
  private final Parts parts;
  private final Semaphore wakeUp = new Semaphore(0);
  private final EnumSet<Use> wanted = EnumSet.noneOf(Use.class);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int carried;

  /** What all pacers share. */
  record Parts(Gates gates, Buckets buckets, SendLedger ledger, Starter starter, Permits permits) {}

  Pacer(Route route, Parts parts) {
    this.route = route;
    this.parts = parts;
  }

  /** There may be rows for these uses. */
  void wake(Collection<Use> uses) {
    want(uses);
    wakeUp.release();
  }

  /** Until it is stopped. */
  void run() {
    try {
      while (!isStopped()) {
        wakeUp.acquire();
        wakeUp.drainPermits();
        leases();
      }
    } catch (InterruptedException interrupted) {
      log.debug("the pacer of {} ends", route.value());
    }
  }

  void stop() {
    stopped.countDown();
    wakeUp.release();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void leases() throws InterruptedException {
    try {
      while (!isStopped() && isAnyWanted()) {
        lease();
      }
      carried = Math.min(0, carried); // what nobody wanted in its time is gone
    } catch (RuntimeException away) {
      log.warn("texts of {} could not be started: {}", route.value(), Causes.brief(away));
      pause(AFTER_A_FAILURE);
    }
  }

  /** One lease, from its reservation to the start of what it is for. */
  void lease() throws InterruptedException {
    if (!(parts.gates().flow(route) instanceof Flow.Paced(var perSecond))) {
      clear(); // everything is looked at again each second
      return;
    }
    int segments = segments(perSecond);
    Duration wait = parts.buckets().reserve(route, perSecond, segments, carried).delay();
    carried = 0;
    pause(wait);
    carried = segments - (mayStart() ? start(segments) : 0);
  }

  /** A sender that is slow has waited for long. */
  private boolean mayStart() {
    return !isStopped() && parts.gates().flow(route) instanceof Flow.Paced;
  }

  static int segments(double perSecond) {
    return Math.max(1, (int) (perSecond * LEASE.toMillis() / 1000));
  }

  private void pause(Duration time) throws InterruptedException {
    boolean stopping = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    log.trace("waited {}, stopping: {}", time, stopping);
  }

  /** Within a lane, what was tried before is older. */
  private int start(int segments) throws InterruptedException {
    int left = segments;
    for (Lane lane : Lane.values()) {
      left -= start(Use.again(lane), left);
      left -= start(Use.first(lane), left);
    }
    return segments - left;
  }

  /** Where rows remain, it is wanted again. */
  private int start(Use use, int segments) throws InterruptedException {
    if (segments <= 0 || !takeWanted(use)) {
      return 0;
    }
    if (!parts.permits().await(use, 1, A_MOMENT)) {
      want(List.of(use));
      return 0;
    }
    Taken taken =
        parts.starter().take(use, segments, (most, turn) -> take(use, most, segments, turn));
    if (taken.more() || taken.segments() >= segments) {
      want(List.of(use));
    }
    return taken.segments();
  }

  private List<RipeSend> take(Use use, int most, int segments, long turn) {
    var lot = new Lot(List.of(route), most, segments);
    return use.isFirst()
        ? parts.ledger().takeQueued(use.lane(), lot, turn)
        : parts.ledger().takeWaiting(use.lane(), lot, turn);
  }

  private void want(Collection<Use> uses) {
    synchronized (wanted) {
      wanted.addAll(uses);
    }
  }

  private boolean isAnyWanted() {
    synchronized (wanted) {
      return !wanted.isEmpty();
    }
  }

  private boolean takeWanted(Use use) {
    synchronized (wanted) {
      return wanted.remove(use);
    }
  }

  private void clear() {
    synchronized (wanted) {
      wanted.clear();
    }
  }
}
