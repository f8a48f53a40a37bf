package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Heartbeat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
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

  private final Parts parts;
  private final SendingSettings settings;
  private final Rounds rounds;
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
    this.rounds = new Rounds(parts.feeder(), parts.delivery().permits(), wakeUp, TICK);
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
    run("feeder", rounds::run);
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

  /** The lanes have stopped polling by now: they stop first. */
  @Override
  public void stop() {
    running = false;
    parts.delivery().sender().stopBeginning();
    rounds.stop();
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
