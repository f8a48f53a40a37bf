package dev.heliograph.support.waiting;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds on waits that hardly ever reach them. One thread looks at all of them twenty times a
 * second: a timer for each wait would wake a thread when it is set, hundreds of times a second, for
 * what is taken back a few milliseconds later. A bound is passed up to {@link #TICK} late, and
 * never early.
 */
public final class Bounds implements AutoCloseable {
  /** How late a passed bound may be told. */
  public static final Duration TICK = Duration.ofMillis(50);

  private static final Logger log = LoggerFactory.getLogger(Bounds.class);

  private final Set<Bound> open = ConcurrentHashMap.newKeySet();
  private final Thread watcher;
  private volatile boolean closed;

  /** Begins to look; the name is its thread's. */
  public Bounds(String name) {
    this.watcher = Thread.ofPlatform().daemon().name(name).start(this::watch);
  }

  /** One wait; closed when that is over. */
  public final class Bound implements AutoCloseable {
    private final long end;
    private final Runnable passed;

    private Bound(long end, Runnable passed) {
      this.end = end;
      this.passed = passed;
    }

    @Override
    public void close() {
      open.remove(this);
    }

    private void look(long now) {
      if (end - now <= 0 && open.remove(this)) {
        tell();
      }
    }

    private void tell() {
      try {
        passed.run();
      } catch (Throwable fault) { // an Error too: nobody else would look at the others
        log.warn("a wait could not be ended: {}", fault.getClass().getSimpleName());
      }
    }
  }

  /**
   * A wait begins.
   *
   * @param passed ends the wait where it is not over within that time; must not take long
   */
  public Bound in(Duration within, Runnable passed) {
    var bound = new Bound(System.nanoTime() + within.toNanos(), passed);
    open.add(bound);
    return bound;
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(this, TICK.toNanos());
      long now = System.nanoTime();
      open.forEach(bound -> bound.look(now));
    }
  }

  /** Looks no more: what is open then stays so. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watcher);
  }
}
