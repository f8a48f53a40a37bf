package dev.heliograph.systemtests.client;

import java.util.concurrent.atomic.AtomicInteger;

/** Telephone numbers that nobody else in this run has. */
public final class Numbers {
  private static final AtomicInteger LAST = new AtomicInteger(2_000_000);

  private Numbers() {}

  public static String fresh() {
    return "+1555" + LAST.incrementAndGet();
  }
}
