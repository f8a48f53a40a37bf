package dev.heliograph.benchmarks.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** CPU time of one process by its threads: what the JIT and the collector use is seen here. */
public final class Threads {
  private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");

  private Threads() {}

  /** Milliseconds since their start, by the threads' name without its number. */
  public static Map<String, Long> cpuMillis(long pid) {
    var used = new TreeMap<String, Long>();
    for (String thread : ProcFile.children(pid + "/task")) {
      Stat.find(pid + "/task/" + thread)
          .ifPresent(stat -> used.merge(group(stat.name()), stat.own(), Long::sum));
    }
    return used;
  }

  static String group(String name) {
    if (COMPILER.matcher(name).lookingAt()) {
      return "JIT";
    }
    return name.replaceAll("[-#_ ]*[0-9]+(-[a-z])?", "").strip();
  }
}
