package dev.heliograph.simulator.web;

import java.io.UncheckedIOException;

/**
 * Has connections refused for a share of each second: nobody listens then, so that the machine
 * itself refuses them, as it does where a provider is down.
 */
public final class Refusals implements AutoCloseable {
  private static final int ROUND_MILLIS = 1_000;
  private static final int BETWEEN_TRIES_MILLIS = 20;

  private final WebServer server;
  private double share;
  private boolean begun;

  /** Refuses nothing yet. */
  public Refusals(WebServer server) {
    this.server = server;
  }

  /** From now on; 0: none. */
  public synchronized void share(double wanted) {
    share = wanted;
    if (wanted > 0 && !begun) {
      begun = true;
      Thread.ofPlatform().daemon().name("refusals").start(this::rounds);
    }
  }

  private synchronized double share() {
    return share;
  }

  /** Whether there is to be another round; else there is no thread any more. */
  private synchronized boolean goesOn() {
    begun = share > 0;
    return begun;
  }

  private void rounds() {
    try {
      while (goesOn()) {
        long refused = Math.round(share() * ROUND_MILLIS);
        server.stopListening();
        Thread.sleep(refused);
        listenAgain();
        Thread.sleep(ROUND_MILLIS - refused);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void listenAgain() throws InterruptedException {
    while (true) {
      try {
        server.listenAgain();
        return;
      } catch (UncheckedIOException taken) {
        Thread.sleep(BETWEEN_TRIES_MILLIS); // by a connection of somebody else's, for a moment
      }
    }
  }

  /** To be closed before the server. */
  @Override
  public void close() {
    share(0);
  }
}
