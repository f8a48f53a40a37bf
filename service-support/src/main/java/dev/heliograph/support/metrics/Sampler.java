package dev.heliograph.support.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is too dear for every scrape, every so often and on a thread of its own: no scrape
 * waits for a broker or a database that is away.
 */
public final class Sampler implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sampler.class);
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final ScheduledExecutorService thread;

  private Sampler(String name) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sampler-" + name).factory());
  }

  /**
   * Reads at once and then every 15 seconds.
   *
   * @param reading may fail, be it for long: it is repeated
   */
  public static Sampler start(String name, Runnable reading) {
    return start(name, EVERY, reading);
  }

  /** The same with another pause: what is left behind by others can be looked for so. */
  @SuppressWarnings("FutureReturnValueIgnored") // it never fails
  public static Sampler start(String name, Duration every, Runnable reading) {
    var sampler = new Sampler(name);
    sampler.thread.scheduleWithFixedDelay(
        () -> read(name, reading), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return sampler;
  }

  private static void read(String name, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException away) { // what is away is told by the health
      log.debug("{} not read: {}", name, away.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
