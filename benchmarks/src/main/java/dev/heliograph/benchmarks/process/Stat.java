package dev.heliograph.benchmarks.process;

import java.util.Optional;

/**
 * A line of {@code /proc/PID/stat}, in milliseconds of CPU time.
 *
 * @param name of the process or thread
 * @param ofEndedChildren what children used that have ended and were waited for
 */
public record Stat(String name, long parent, long own, long ofEndedChildren) {
  /** Linux shows CPU time in hundredths of a second, on every processor. */
  private static final long MILLIS_PER_TICK = 10;

  static Optional<Stat> find(String folder) {
    return ProcFile.find(folder + "/stat").map(Stat::parse);
  }

  /** The name stands in parentheses and may hold any character, so the last one ends it. */
  static Stat parse(String line) {
    int end = line.lastIndexOf(')');
    String name = line.substring(line.indexOf('(') + 1, end);
    String[] fields = line.substring(end + 2).split(" ", -1);
    return new Stat(
        name,
        Long.parseLong(fields[1]),
        millis(fields[11]) + millis(fields[12]),
        millis(fields[13]) + millis(fields[14]));
  }

  private static long millis(String ticks) {
    return Long.parseLong(ticks) * MILLIS_PER_TICK;
  }
}
