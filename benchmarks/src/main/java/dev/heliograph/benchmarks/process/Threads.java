package dev.heliograph.benchmarks.process;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * CPU time of one process by its threads: what the JIT and the collector use is seen here.
 *
 * @param stats by the thread's number
 */
public record Threads(long pid, Map<String, Stat> stats) {
  private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");

  public Threads {
    stats = Map.copyOf(stats);
  }

  /** As they are now. */
  public static Threads of(long pid) {
    var stats = new HashMap<String, Stat>();
    for (String thread : ProcFile.children(pid + "/task")) {
      Stat.find(pid + "/task/" + thread).ifPresent(stat -> stats.put(thread, stat));
    }
    return new Threads(pid, stats);
  }

  /**
   * Milliseconds that were used since an earlier look, by the threads' name without its number.
   * What threads used that have ended between the two looks is not in it.
   */
  public Map<String, Long> since(Threads earlier) {
    var used = new TreeMap<String, Long>();
    stats.forEach(
        (thread, stat) -> {
          Stat before = earlier.stats.get(thread);
          long more = stat.own() - (before == null ? 0 : before.own());
          used.merge(group(stat.name()), more, Long::sum);
        });
    return used;
  }

  static String group(String name) {
    if (COMPILER.matcher(name).lookingAt()) {
      return "JIT";
    }
    return name.replaceAll("[-#_ ]*[0-9]+(-[a-z])?", "").strip();
  }
}
