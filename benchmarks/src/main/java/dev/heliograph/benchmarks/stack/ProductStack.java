package dev.heliograph.benchmarks.stack;

import static java.lang.ProcessBuilder.Redirect.appendTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The stack as {@code ./run} starts it, with a data folder and ports of its own. */
public final class ProductStack implements AutoCloseable {
  public static final List<String> SERVICES = List.of("ingest", "composer", "dispatch", "status");

  /** What product and floor have in common. */
  public static final List<String> SHARED = List.of("kafka", "postgres", "simulator");

  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR", "USER");
  private static final Pattern VARIABLE = Pattern.compile("(?:export )?([A-Z0-9_]+)=('?)(.*)\\2.*");
  private static final Duration READY_WITHIN = Duration.ofMinutes(6);
  private static final long STOPPED_WITHIN_SECONDS = 90;

  private final Path data;
  private final Process process;
  private final Duration untilReady;
  private final Map<String, String> variables;

  private ProductStack(
      Path data, Process process, Duration untilReady, Map<String, String> variables) {
    this.data = data;
    this.process = process;
    this.untilReady = untilReady;
    this.variables = Map.copyOf(variables);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param data a folder that does not exist yet
   */
  public static ProductStack start(Path home, Path data, Ports ports) {
    try {
      Files.createDirectories(data);
      Path output = data.resolve("run.out");
      long started = System.nanoTime();
      Process process = command(home, data, ports, output).start();
      awaitReady(process, output, ports);
      var untilReady = Duration.ofNanos(System.nanoTime() - started);
      return new ProductStack(data, process, untilReady, variables(data.resolve("run/env")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessBuilder command(Path home, Path data, Ports ports, Path output) {
    var builder =
        new ProcessBuilder(home.resolve("run").toString(), "--no-build", "--data", data.toString())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(appendTo(output.toFile()));
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(ports.variables());
    return builder;
  }

  /** On a machine that is very busy {@code ./run} stops waiting before all is ready: we go on. */
  private static void awaitReady(Process process, Path output, Ports ports) throws IOException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!Files.readString(output).contains("Ctrl-C stops everything")
        || !ports.servicesReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroy();
        throw new IllegalStateException("The stack does not become ready; see " + output + ".");
      }
      Pauses.millis(20);
    }
  }

  private static Map<String, String> variables(Path file) throws IOException {
    var variables = new LinkedHashMap<String, String>();
    for (String line : Files.readAllLines(file)) {
      var matcher = VARIABLE.matcher(line);
      if (matcher.matches()) {
        variables.put(matcher.group(1), matcher.group(3));
      }
    }
    return variables;
  }

  public Duration untilReady() {
    return untilReady;
  }

  public Map<String, String> variables() {
    return variables;
  }

  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("./run has written no " + name);
    }
    return value;
  }

  public long pid(String part) {
    try {
      return Long.parseLong(Files.readString(data.resolve("run/" + part + ".pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The stack in " + data + " does not stop.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
