package dev.heliograph.simulator.faults;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A row of numbers that depends on the seed alone: the n-th draw is the same in every run,
 * whichever thread takes it (SplitMix64).
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final AtomicLong state;

  public Dice(long seed) {
    this.state = new AtomicLong(seed);
  }

  /** From 0 (included) to 1 (excluded). */
  public double next() {
    long z = state.addAndGet(GOLDEN);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
