package dev.heliograph.dispatch.sending;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The threads that must live as long as the service. A loop that fails, even by an {@link Error},
 * begins again after a pause, and the health tells of it for a while.
 */
final class Loops implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(Loops.class);
  private static final Duration TOLD_FOR = Duration.ofMinutes(1);

  private final Duration pause;
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final Map<String, Deadline> failedLately = new ConcurrentHashMap<>();

  /**
   * Runs none yet.
   *
   * @param pause between the failure of a loop and its next beginning
   */
  Loops(Duration pause) {
    this.pause = pause;
  }

  /**
   * Runs it until it returns. These are few and wait for the database mostly: a platform's thread
   * is woken by its answer itself, a virtual one by two others.
   */
  void start(String name, Runnable loop) {
    Thread thread =
        Thread.ofPlatform().daemon().name("dispatch-" + name).unstarted(() -> live(name, loop));
    threads.put(name, thread);
    thread.start();
  }

  private void live(String name, Runnable loop) {
    try {
      while (!ends(name, loop)) {
        Thread.sleep(pause);
      }
    } catch (InterruptedException stopped) {
      log.debug("{} does not begin again", name);
    }
  }

  private boolean ends(String name, Runnable loop) {
    try {
      loop.run();
      return true;
    } catch (Throwable fault) { // an Error too: nobody would notice that the thread is gone
      failedLately.put(name, Deadline.in(TOLD_FOR));
      log.error("the loop {} failed and begins again", name, fault);
      return false;
    }
  }

  /**
   * To be called when it was told to return. Interrupting comes last: in the middle of a statement
   * nobody could say whether it was done.
   */
  void end(String name, Duration patience) throws InterruptedException {
    Thread thread = threads.remove(name);
    if (thread != null && !thread.join(patience)) {
      thread.interrupt();
    }
  }

  /** How many have failed within the last minute. */
  int failedLately() {
    failedLately.values().removeIf(Deadline::passed);
    return failedLately.size();
  }

  @Override
  public Health health() {
    failedLately.values().removeIf(Deadline::passed);
    Health.Builder health = failedLately.isEmpty() ? Health.up() : Health.down();
    threads.keySet().forEach(name -> health.withDetail(name, state(name)));
    return health.build();
  }

  private String state(String name) {
    return failedLately.containsKey(name) ? "failed and began again" : "runs";
  }
}
