package dev.heliograph.local.part;

import dev.heliograph.local.settings.Part;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What came of waiting for a started part. */
public enum Arrival {
  READY,
  DIED,
  LATE;

  private static final long PAUSE_MILLIS = 100;

  /** Waits until the part is ready or dead, or the time is over, or there is no hope. */
  public static Arrival of(
      Part part, Process process, Probe probe, Duration longest, BooleanSupplier hopeless)
      throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < deadline && !hopeless.getAsBoolean()) {
      if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        return DIED;
      }
      if (probe.isReady(part)) {
        return READY;
      }
    }
    return LATE;
  }
}
