package dev.heliograph.simulator.timing;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks later, on one thread. Due times lie on a grid of 5 ms, so that under load many
 * tasks share one wake-up.
 */
public final class Timer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Timer.class.getName());
  private static final long GRID_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timer").daemon().factory());
  private final long zero = System.nanoTime();

  /** Runs the task after so many milliseconds, and up to 5 more; never if the timer is closed. */
  public void after(long millis, Runnable task) {
    long now = System.nanoTime() - zero;
    long due = now + TimeUnit.MILLISECONDS.toNanos(millis);
    long onGrid = Math.ceilDiv(due, GRID_NANOS) * GRID_NANOS;
    try {
      var _ = executor.schedule(() -> runLogged(task), onGrid - now, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "The timer is closed.");
    }
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A timed task failed.", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
