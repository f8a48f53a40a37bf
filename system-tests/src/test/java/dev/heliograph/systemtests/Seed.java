package dev.heliograph.systemtests;

/** What random choices follow from, so that a run can be had again. */
final class Seed {
  private Seed() {}

  /** The one that was asked for, or another one each time; it is printed. */
  static long next(String what) {
    long seed = Long.getLong("heliograph.seed", System.currentTimeMillis());
    System.out.println(what + " by seed " + seed + "; the same again: -Dheliograph.seed=" + seed);
    return seed;
  }
}
