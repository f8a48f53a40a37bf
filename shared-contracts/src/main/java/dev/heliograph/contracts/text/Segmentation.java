package dev.heliograph.contracts.text;

import java.util.stream.IntStream;

/** How a body is cut up. Units: septets or UTF-16 code units. Source: 3GPP TS 23.038, 23.040. */
public record Segmentation(Encoding encoding, int units, int segments) {

  /** Counts what is billed; an empty body is one segment. */
  public static Segmentation of(String body) {
    var encoding = Encoding.smallestFor(body);
    int[] costs = body.codePoints().map(encoding::unitsOf).toArray();
    int units = IntStream.of(costs).sum();
    int segments = units <= encoding.single ? 1 : pack(costs, encoding.concatenated);
    return new Segmentation(encoding, units, segments);
  }

  /** Greedy, not a division: an escape or surrogate pair is never split across two segments. */
  private static int pack(int[] costs, int capacity) {
    int segments = 1;
    int used = 0;
    for (int cost : costs) {
      if (used + cost > capacity) {
        segments++;
        used = 0;
      }
      used += cost;
    }
    return segments;
  }
}
