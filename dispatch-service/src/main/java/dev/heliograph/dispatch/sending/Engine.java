package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.ledger.Heartbeat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the threads of sending, from before the first poll until after the last one. It ends by
 * handing back what was not begun, and waits for what was.
 */
final class Engine implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int TICKS_BETWEEN_TIDYING = 600;

  /** So many permits are worth a statement; fewer are waited for a moment. */
  private static final int WORTH_A_STATEMENT = 25;

  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final Parts parts;
  private final SendingSettings settings;
  private final Semaphore wakeUp;
  private final Map<String, Thread> threads = new HashMap<>();
  private volatile boolean running;

  /** What it runs. */
  record Parts(
      Housekeeping housekeeping,
      Heartbeat heartbeat,
      Feeder feeder,
      LanePauses pauses,
      Delivery delivery) {}

  /** The way from a call to its written and published outcome. */
  record Delivery(
      Sender sender, OutcomeFlusher outcomes, StatusPublisher publisher, Permits permits) {}

  /**
   * Starts nothing yet.
   *
   * @param wakeUp is released when a successor may start
   */
  Engine(Parts parts, SendingSettings settings, Semaphore wakeUp) {
    this.parts = parts;
    this.settings = settings;
    this.wakeUp = wakeUp;
  }

  @Override
  public void start() {
    if (!settings.enabled()) {
      log.warn("sending is switched off (SENDING_ENABLED): texts wait in the ledger");
    }
    running = true;
    parts.heartbeat().beat();
    run("outcomes", parts.delivery().outcomes()::run);
    run("status-changes", parts.delivery().publisher()::run);
    run("housekeeping", this::keepHouse);
    run("feeder", this::feed);
  }

  private void run(String name, Runnable loop) {
    threads.put(name, Thread.ofVirtual().name("dispatch-" + name).start(loop));
  }

  private void keepHouse() {
    try {
      for (long ticks = 0; running; ticks++) {
        parts.housekeeping().tick();
        parts.housekeeping().attempt("resume lanes", parts.pauses()::resumeWhereFree);
        if (ticks % TICKS_BETWEEN_TIDYING == 0) {
          parts.housekeeping().tidy();
        }
        Thread.sleep(TICK);
      }
    } catch (InterruptedException stopped) {
      log.debug("housekeeping ends");
    }
  }

  private void feed() {
    try {
      while (running) {
        feedOnce();
      }
    } catch (InterruptedException stopped) {
      log.debug("the feeder ends");
    }
  }

  /** Everything each second, or at once while there is more; what was woken at once. */
  private void feedOnce() throws InterruptedException {
    try {
      while (running && parts.feeder().feed()) {
        parts.delivery().permits().await(Lane.NORMAL, WORTH_A_STATEMENT, A_MOMENT);
      }
      long until = System.nanoTime() + TICK.toNanos();
      while (running && wakeUp.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        wakeUp.drainPermits();
        parts.feeder().feedSuccessors();
      }
    } catch (RuntimeException away) {
      log.warn("the ledger could not be read: {}", Causes.brief(away));
      Thread.sleep(TICK);
    }
  }

  /** The lanes have stopped polling by now: they stop first. */
  @Override
  public void stop() {
    running = false;
    parts.delivery().sender().stopBeginning();
    wakeUp.release();
    try {
      finish();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** In the order of the way: nothing new, then the calls, their outcomes, what is told of them. */
  private void finish() throws InterruptedException {
    end("feeder");
    end("housekeeping");
    Delivery delivery = parts.delivery();
    if (!delivery.permits().awaitAll(settings.permits().total(), settings.times().shutdown())) {
      log.warn("some calls have not ended: what they come to is settled later");
    }
    delivery.outcomes().stop();
    end("outcomes");
    delivery.publisher().stop();
    end("status-changes");
    leave();
  }

  /** Interrupting comes last: in the middle of a statement nobody could say whether it was done. */
  private void end(String name) throws InterruptedException {
    Thread thread = threads.remove(name);
    if (thread != null && !thread.join(PATIENCE)) {
      thread.interrupt();
    }
  }

  private void leave() {
    try {
      parts.heartbeat().stop();
    } catch (RuntimeException away) {
      log.debug("the heartbeat could not be stopped: {}", Causes.brief(away));
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the listeners start, and after they have stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
