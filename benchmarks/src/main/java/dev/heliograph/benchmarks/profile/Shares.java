package dev.heliograph.benchmarks.profile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by name. */
public final class Shares {
  private final Map<String, Long> counts = new HashMap<>();

  void add(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** Percent of all, the largest first. */
  public Map<String, Double> percent(int most) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    var shares = new LinkedHashMap<String, Double>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue() * 100.0 / all));
    return shares;
  }

  String text(int most) {
    var text = new StringBuilder();
    percent(most).forEach((name, share) -> text.append("  %5.1f %%  %s%n".formatted(share, name)));
    return text.toString();
  }
}
