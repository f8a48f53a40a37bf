package dev.heliograph.dispatch.email;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what a thread does: an interrupt closes the socket that a virtual thread reads from. The
 * library's own bounds are for each read, and a server that trickles would never meet one.
 */
final class TimeLimit implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK = clock();

  private final Thread bounded = Thread.currentThread();
  private boolean over;
  private boolean ended;

  /** Begins to run. */
  @SuppressWarnings("FutureReturnValueIgnored") // it never fails, and does nothing once ended
  TimeLimit(Duration total) {
    CLOCK.schedule(this::pass, total.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledExecutorService clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("mail-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private synchronized void pass() {
    over = true;
    if (!ended) {
      bounded.interrupt();
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  /** The thread is as free as before. */
  @Override
  public synchronized void close() {
    ended = true;
    if (over) {
      boolean _ = Thread.interrupted();
    }
  }
}
