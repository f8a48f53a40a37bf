package dev.heliograph.benchmarks.process;

import java.util.Arrays;

/** The machine as a whole. */
public final class Machine {
  private Machine() {}

  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** How many threads wanted to run in the last minute. */
  public static double load() {
    return Double.parseDouble(ProcFile.read("loadavg").split(" ", 2)[0]);
  }

  /** CPU time used by all processes since the machine's start, in milliseconds. */
  public static long busyMillis() {
    String line = ProcFile.read("stat").split("\n", 2)[0];
    long[] ticks =
        Arrays.stream(line.strip().split("\\s+", -1)).skip(1).mapToLong(Long::parseLong).toArray();
    // user, nice, system, then idle and waiting, then interrupts and what the host took
    return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) * 10;
  }
}
