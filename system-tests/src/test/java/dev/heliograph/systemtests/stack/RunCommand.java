package dev.heliograph.systemtests.stack;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./run} with a data folder of its own.
 *
 * @param output what it says is added to this file
 * @param variables its environment; of ours it gets no more than any program needs
 */
record RunCommand(Path home, Path data, Path output, Map<String, String> variables) {
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR", "USER");
  private static final long PATIENCE_SECONDS = 200;
  private static final long DOWN_WITHIN_SECONDS = 90;

  /** The stack itself, which runs until it is told to stop. */
  Process up() {
    return start();
  }

  /** Runs it to its end. Throws {@link IllegalStateException} if it fails. */
  void complete(String... words) {
    Process process = start(words);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        end(process);
        throw failed("does not end", words);
      }
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw failed("was interrupted", words);
    }
    if (process.exitValue() != 0) {
      throw failed("failed with " + process.exitValue(), words);
    }
  }

  /** What a killed run left behind goes: its processes, then its data. */
  void clear() {
    try {
      Files.createDirectories(output.resolveSibling("."));
      Files.deleteIfExists(output);
      if (Files.isDirectory(data.resolve("run"))) {
        complete("stop");
      }
      if (Files.exists(data)) {
        try (var all = Files.walk(data)) {
          for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Ctrl-C does: what it has started is stopped first. */
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(DOWN_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process start(String... words) {
    var command = new ArrayList<String>();
    command.add(home.resolve("run").toString());
    command.add("--no-build");
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    var builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(appendTo(output.toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IllegalStateException failed(String how, String... words) {
    return new IllegalStateException(
        "./run " + String.join(" ", words) + " " + how + "; see " + output);
  }
}
