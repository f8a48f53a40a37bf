package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Gates;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads each second what is paused and limited, lets what is out of order be gone round, and counts
 * every few seconds how much waits.
 */
final class GateLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(GateLoop.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int TICKS_BETWEEN_COUNTS = 5;
  private static final String NAME = "gates";

  private final Gates gates;
  private final Backlog backlog;
  private final HeardRefusals refusals;
  private final Detours detours;
  private final Loops loops;
  private volatile boolean running;

  GateLoop(Gates gates, Backlog backlog, HeardRefusals refusals, Detours detours, Loops loops) {
    this.gates = gates;
    this.backlog = backlog;
    this.refusals = refusals;
    this.detours = detours;
    this.loops = loops;
  }

  @Override
  public void start() {
    running = true;
    attempt("read what is paused", gates::refresh);
    loops.start(NAME, this::run);
  }

  private void run() {
    try {
      for (long tick = 0; running; tick++) {
        attempt("read what is paused", gates::refresh);
        attempt("pass on what was refused", refusals::passOn);
        attempt("let what waits go another way", detours::take);
        if (tick % TICKS_BETWEEN_COUNTS == 0) {
          attempt("count what waits", backlog::look);
        }
        Thread.sleep(TICK);
      }
    } catch (InterruptedException stopped) {
      log.debug("the gates are not read any more");
    }
  }

  private static void attempt(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException away) {
      log.warn("could not {}: {}", what, Causes.brief(away));
    }
  }

  @Override
  public void stop() {
    running = false;
    try {
      loops.end(NAME, PATIENCE);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the engine starts, and after it has stopped. */
  @Override
  public int getPhase() {
    return -1;
  }
}
