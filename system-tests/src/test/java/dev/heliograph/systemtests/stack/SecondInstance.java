package dev.heliograph.systemtests.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process like another one of the stack, but for its port. Its copy is read from {@code /proc}.
 */
public final class SecondInstance implements AutoCloseable {
  private final Process process;
  private final int port;

  private SecondInstance(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param changes variables that it has otherwise
   */
  static SecondInstance of(long pid, String portVariable, Map<String, String> changes, Path log) {
    int port = FreePorts.drawOne();
    Path like = Path.of("/proc", Long.toString(pid));
    try {
      var builder = new ProcessBuilder(words(like.resolve("cmdline")));
      builder.directory(like.resolve("cwd").toRealPath().toFile());
      builder.environment().clear();
      for (String variable : words(like.resolve("environ"))) {
        int equals = variable.indexOf('=');
        builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
      }
      builder.environment().putAll(changes);
      builder.environment().put(portVariable, Integer.toString(port));
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      return new SecondInstance(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(Path file) throws IOException {
    return List.of(new String(Files.readAllBytes(file), UTF_8).split("\0"));
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    RunCommand.end(process);
  }
}
