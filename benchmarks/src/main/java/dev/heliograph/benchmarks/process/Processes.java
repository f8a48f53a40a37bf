package dev.heliograph.benchmarks.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that are watched, by name. One that is Postgres counts with its backends, also
 * those that have ended.
 */
public record Processes(Map<String, Long> pids) {
  public Processes {
    pids = new LinkedHashMap<>(pids);
  }

  /** The number of one of them. */
  public long pid(String name) {
    Long pid = pids.get(name);
    if (pid == null) {
      throw new IllegalArgumentException("no process " + name);
    }
    return pid;
  }

  /** CPU time used since their start, in milliseconds, by name. */
  public Map<String, Long> cpuMillis() {
    var used = new LinkedHashMap<String, Long>();
    pids.forEach((name, pid) -> used.put(name, withChildren(pid)));
    return used;
  }

  private static long withChildren(long pid) {
    var stat = Stat.find(Long.toString(pid));
    long own = stat.map(it -> it.own() + it.ofEndedChildren()).orElse(0L);
    return own
        + childrenOf(pid).stream()
            .flatMap(child -> Stat.find(child).stream())
            .mapToLong(Stat::own)
            .sum();
  }

  /** Resident and proportional memory in MiB, by name. */
  public Map<String, Memory> memory() {
    var used = new LinkedHashMap<String, Memory>();
    pids.forEach(
        (name, pid) -> {
          var ids = new ArrayList<>(childrenOf(pid));
          ids.add(Long.toString(pid));
          used.put(name, ids.stream().map(Memory::of).reduce(Memory.NONE, Memory::plus));
        });
    return used;
  }

  private static List<String> childrenOf(long pid) {
    return ProcFile.find(pid + "/task/" + pid + "/children")
        .map(list -> List.of(list.strip().split(" ", -1)))
        .orElse(List.of())
        .stream()
        .filter(child -> !child.isEmpty())
        .toList();
  }
}
