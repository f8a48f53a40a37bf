package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.settling.ListSettling;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks uncertain texts up each second, and at once where there are more. */
final class SettlingLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SettlingLoop.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String NAME = "settling";

  private final ListSettling settling;
  private final Loops loops;
  private volatile boolean running;

  SettlingLoop(ListSettling settling, Loops loops) {
    this.settling = settling;
    this.loops = loops;
  }

  @Override
  public void start() {
    running = true;
    loops.start(NAME, this::run);
  }

  private void run() {
    try {
      while (running) {
        if (!tick()) {
          Thread.sleep(TICK);
        }
      }
    } catch (InterruptedException stopped) {
      log.debug("settling ends");
    }
  }

  private boolean tick() throws InterruptedException {
    try {
      return settling.tick();
    } catch (RuntimeException failed) {
      log.warn("could not look up uncertain texts: {}", Causes.brief(failed));
      return false;
    }
  }

  /** What it has taken is taken by others when the lease has passed. */
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

  /** It publishes through the engine, so it starts after it and stops before it. */
  @Override
  public int getPhase() {
    return 1;
  }
}
