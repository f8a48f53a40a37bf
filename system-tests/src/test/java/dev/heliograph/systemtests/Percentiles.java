package dev.heliograph.systemtests;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Of so many times, how long the middle one took, and the one that 99 of 100 are not above. */
record Percentiles(Duration p50, Duration p99) {
  static Percentiles of(Collection<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Percentiles(at(sorted, 0.5), at(sorted, 0.99));
  }

  private static Duration at(List<Duration> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  @Override
  public String toString() {
    return "p50 %d ms, p99 %d ms".formatted(p50.toMillis(), p99.toMillis());
  }
}
