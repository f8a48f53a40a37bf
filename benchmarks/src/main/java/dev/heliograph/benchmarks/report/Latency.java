package dev.heliograph.benchmarks.report;

import java.util.Arrays;

/** Milliseconds from the time a request was meant for until the provider had the text. */
public record Latency(
    String who, int rate, long texts, double p50, double p95, double p99, double most) {
  /** Of these times, in any order; at least one. */
  public static Latency of(String who, int rate, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Latency(
        who,
        rate,
        sorted.length,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        sorted[sorted.length - 1]);
  }

  /** The smallest time that so large a share of all does not exceed. */
  private static double at(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
