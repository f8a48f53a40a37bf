package dev.heliograph.benchmarks.stack;

/** Waiting between two looks. */
public final class Pauses {
  private Pauses() {}

  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
