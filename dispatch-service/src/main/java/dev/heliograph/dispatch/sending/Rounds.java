package dev.heliograph.dispatch.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When what is fed: everything once a tick, whatever else goes on; between two ticks more of what
 * has no end yet, as permits come back, or what was woken.
 */
final class Rounds {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  /** So many permits are worth a statement; fewer are waited for a moment. */
  private static final int WORTH_A_STATEMENT = 25;

  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final Steps feeder;
  private final Permits permits;
  private final Semaphore wakeUp;
  private final Duration tick;
  private volatile boolean stopping;

  /** What is done in a round. The answers are the most pressing use that there may be more of. */
  interface Steps {
    Optional<Use> feed();

    Optional<Use> feedMore();

    void feedSuccessors();

    /** No more is fed after this; returns when nothing is begun any more. */
    void end() throws InterruptedException;
  }

  /**
   * Begins when it is run.
   *
   * @param wakeUp is released when a successor may start
   */
  Rounds(Steps feeder, Permits permits, Semaphore wakeUp, Duration tick) {
    this.feeder = feeder;
    this.permits = permits;
    this.wakeUp = wakeUp;
    this.tick = tick;
  }

  /** Until it is stopped. */
  void run() {
    try {
      while (!stopping) {
        roundOrPause();
      }
      feeder.end();
    } catch (InterruptedException stopped) {
      log.debug("the feeder ends");
    }
  }

  void stop() {
    stopping = true;
    wakeUp.release();
  }

  private void roundOrPause() throws InterruptedException {
    try {
      round();
    } catch (RuntimeException away) {
      log.warn("the ledger could not be read: {}", Causes.brief(away));
      Thread.sleep(tick);
    }
  }

  private void round() throws InterruptedException {
    long until = System.nanoTime() + tick.toNanos();
    Optional<Use> more = feeder.feed();
    long left = until - System.nanoTime();
    while (!stopping && left > 0) { // never asked for less: a permit that is there would be taken
      more = between(more, left);
      left = until - System.nanoTime();
    }
  }

  private Optional<Use> between(Optional<Use> more, long left) throws InterruptedException {
    if (more.isPresent()) {
      permits.await(more.get(), WORTH_A_STATEMENT, A_MOMENT);
      return feeder.feedMore();
    }
    if (wakeUp.tryAcquire(left, TimeUnit.NANOSECONDS) && !stopping) {
      wakeUp.drainPermits();
      feeder.feedSuccessors();
    }
    return more;
  }
}
