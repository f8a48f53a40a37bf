package dev.heliograph.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the requests of a load were answered. Safe for many threads. */
public final class Answers {
  private static final int ACCEPTED = 202;

  private final LongAdder acceptedTexts = new LongAdder();
  private final Map<String, LongAdder> others = new ConcurrentHashMap<>();

  void answered(int status, int texts) {
    if (status == ACCEPTED) {
      acceptedTexts.add(texts);
    } else {
      other(Integer.toString(status));
    }
  }

  void unanswered() {
    other("unanswered");
  }

  private void other(String what) {
    others.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  /** Texts whose request was answered 202. */
  public long acceptedTexts() {
    return acceptedTexts.sum();
  }

  /** Requests that were not, by their status. */
  public Map<String, Long> others() {
    var counts = new TreeMap<String, Long>();
    others.forEach((what, count) -> counts.put(what, count.sum()));
    return counts;
  }
}
