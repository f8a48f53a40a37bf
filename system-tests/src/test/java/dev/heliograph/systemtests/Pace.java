package dev.heliograph.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How evenly things went.
 *
 * @param perSecond from the first to the last
 * @param mostInASecond in any second, wherever it begins
 */
record Pace(double perSecond, int mostInASecond) {
  static Pace of(Collection<Instant> moments) {
    List<Instant> sorted = moments.stream().sorted().toList();
    Duration all = Duration.between(sorted.getFirst(), sorted.getLast());
    return new Pace((sorted.size() - 1) * 1e9 / all.toNanos(), mostInASecond(sorted));
  }

  private static int mostInASecond(List<Instant> sorted) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (!sorted.get(last).isBefore(sorted.get(first).plusSeconds(1))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  @Override
  public String toString() {
    return "%.1f/s, at most %d in a second".formatted(perSecond, mostInASecond);
  }
}
