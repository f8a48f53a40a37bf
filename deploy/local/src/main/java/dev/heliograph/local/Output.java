package dev.heliograph.local;

import java.io.PrintStream;
import java.util.Locale;

/**
 * What the person who started the stack reads: one line a fact, with the seconds since the start.
 */
final class Output {
  private final PrintStream out;
  private final long start = System.nanoTime();

  Output(PrintStream out) {
    this.out = out;
  }

  void say(String fact) {
    out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), fact));
  }

  void plain(String text) {
    out.println(text);
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
