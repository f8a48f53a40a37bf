package dev.heliograph.local;

import dev.heliograph.local.folder.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./run} after the build: does what it was told, and tells what went wrong in a sentence.
 */
final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(args));
  }

  private static int run(String[] args) throws InterruptedException {
    Path home = Path.of(System.getProperty("heliograph.home", "."));
    try {
      CommandLine line = CommandLine.parse(List.of(args), home.resolve("data"));
      return new Launcher(home, line.data(), new Output(System.out)).run(line.command());
    } catch (Problem problem) {
      System.err.println(problem.getMessage());
      return problem.exitCode();
    }
  }
}
