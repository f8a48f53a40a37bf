package dev.heliograph.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.benchmarks.process.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When and where it was measured, and what. */
public record Facts(Instant at, int cores, double loadAtStart, String java, String commit) {
  private static final double BUSY = 0.3;

  public static Facts of(Path home) {
    return new Facts(
        Instant.now(),
        Machine.cores(),
        Machine.load(),
        Runtime.version().toString(),
        git(home, "rev-parse", "--short", "HEAD") + (isClean(home) ? "" : " and changes"));
  }

  private static boolean isClean(Path home) {
    return git(home, "status", "--porcelain").isEmpty();
  }

  private static String git(Path home, String... words) {
    var command = new ArrayList<>(List.of("git", "-C", home.toString()));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Where the machine has other things to do. */
  public Optional<String> warning() {
    return loadAtStart <= BUSY * cores
        ? Optional.empty()
        : Optional.of(
            "WARNING: the machine is not idle (load %.1f on %d cores): texts/s and times are too low a bound, trust CPU a text"
                .formatted(loadAtStart, cores));
  }
}
