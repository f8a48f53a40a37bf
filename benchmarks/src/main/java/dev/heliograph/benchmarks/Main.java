package dev.heliograph.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** What {@code benchmarks/run} runs. */
final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(System.getProperty("heliograph.home", ".")).toAbsolutePath().normalize();
    List<String> words = List.of(args);
    if (words.contains("--help") || words.contains("-h")) {
      System.out.println(Options.HELP);
      return;
    }
    try {
      System.exit(new Benchmark(home, Options.parse(words, home)).run() ? 0 : 1);
    } catch (Misuse e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
