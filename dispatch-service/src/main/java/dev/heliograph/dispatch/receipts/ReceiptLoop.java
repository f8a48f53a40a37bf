package dev.heliograph.dispatch.receipts;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the providers round by round, each on a thread of its own, and at once where more is due.
 */
final class ReceiptLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ReceiptLoop.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final List<PulledReceipts> receipts;
  private final Duration tick;
  private List<Thread> threads = List.of();
  private volatile boolean running;

  ReceiptLoop(List<PulledReceipts> receipts, Duration tick) {
    this.receipts = receipts;
    this.tick = tick;
  }

  @Override
  public void start() {
    running = true;
    threads =
        receipts.stream()
            .map(one -> Thread.ofVirtual().name("dispatch-receipts").start(() -> run(one)))
            .toList();
  }

  private void run(PulledReceipts source) {
    try {
      while (running) {
        Thread.sleep(pauseAfter(source));
      }
    } catch (InterruptedException stopped) {
      log.debug("no more receipts are asked for");
    }
  }

  /** The database or the broker may be away; whatever it is, the next round may work. */
  private Duration pauseAfter(PulledReceipts source) throws InterruptedException {
    try {
      return source.tick() ? Duration.ZERO : tick;
    } catch (RuntimeException failed) {
      log.warn("could not ask for receipts: {}", failed.getClass().getSimpleName());
      return AFTER_FAILURE;
    }
  }

  @Override
  public void stop() {
    running = false;
    try {
      for (Thread thread : threads) {
        if (!thread.join(PATIENCE)) {
          thread.interrupt();
        }
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
