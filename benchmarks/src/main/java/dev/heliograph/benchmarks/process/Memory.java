package dev.heliograph.benchmarks.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process holds, in KiB.
 *
 * @param resident with all of what it shares with others
 * @param proportional with its part of that: the sum over processes is what they hold together
 */
public record Memory(long resident, long proportional) {
  static final Memory NONE = new Memory(0, 0);
  private static final Pattern RESIDENT = Pattern.compile("(?m)^Rss:\\s+([0-9]+) kB");
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+([0-9]+) kB");

  static Memory of(String pid) {
    String rollup = ProcFile.find(pid + "/smaps_rollup").orElse("");
    return new Memory(number(RESIDENT, rollup), number(PROPORTIONAL, rollup));
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  Memory plus(Memory other) {
    return new Memory(resident + other.resident, proportional + other.proportional);
  }
}
