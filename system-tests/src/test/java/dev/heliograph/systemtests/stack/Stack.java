package dev.heliograph.systemtests.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Broker, database, simulator and the four services, each a process of its own. */
public final class Stack implements AutoCloseable {
  private static final Duration UP_WITHIN = Duration.ofMinutes(3);
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);

  /** It shows on purpose how to call: with the key of this run, to numbers of nobody. */
  private static final Pattern GREETING =
      Pattern.compile("(?s)Heliograph is ready.*?Ctrl-C stops everything");

  private final Readiness readiness = new Readiness();
  private final Map<Part, Integer> ports = FreePorts.draw();
  private final Path data;
  private final RunCommand run;
  private final Process launcher;
  private final Map<String, String> variables;
  private final Logs logs;

  private Stack(Path home, Path target) {
    data = target.resolve("stack");
    logs = new Logs(data.resolve("log"), data.resolve("kept-logs"));
    run = new RunCommand(home, data, target.resolve("run.log"), variablesFor(ports));
    run.clear();
    launcher = run.up();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop the stack"));
    awaitUp();
    variables = ShellVariables.read(data.resolve("run/env"));
  }

  /** Starts it; it is stopped when this is closed, or when the JVM ends before that. */
  public static Stack start() {
    return new Stack(home(), target());
  }

  /**
   * {@code ./run --check} on a fresh folder, to its end; returns what it said.
   *
   * @throws IllegalStateException if it fails
   */
  public static String check() {
    var ports = new HashMap<String, String>();
    FreePorts.draw().forEach((part, port) -> ports.put(part.name() + "_PORT", port.toString()));
    var run =
        new RunCommand(
            home(), target().resolve("check"), target().resolve("check.log"), Map.copyOf(ports));
    run.clear();
    run.complete("--check");
    return text(run.output());
  }

  private static Path home() {
    return Path.of(property("heliograph.home")).toAbsolutePath().normalize();
  }

  private static Path target() {
    return Path.of(property("heliograph.target")).toAbsolutePath();
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static Map<String, String> variablesFor(Map<Part, Integer> ports) {
    var variables = new HashMap<String, String>();
    ports.forEach((part, port) -> variables.put(part.name() + "_PORT", port.toString()));
    // what is left in SENDING by a killed dispatch becomes uncertain while a test can wait for it
    variables.put("HELIOGRAPH_DISPATCH_TIMES_STARTWITHIN", "3s");
    variables.put("HELIOGRAPH_DISPATCH_TIMES_CALL", "8s");
    variables.put("HELIOGRAPH_DISPATCH_TIMES_WRITEOUTCOME", "4s");
    // all that our code has to say: what must not stand in a log does not on any level
    variables.put("LOGGING_LEVEL_DEV_HELIOGRAPH", "DEBUG");
    // and is looked up at the provider soon; the simulator takes what it reads at once
    variables.put("HELIOGRAPH_DISPATCH_SETTLING_AFTER", "2s");
    variables.put("HELIOGRAPH_DISPATCH_SETTLING_APART", "2s");
    variables.putAll(otherProviders(ports.get(Part.SIMULATOR)));
    return variables;
  }

  /** All played by the simulator; two brands go by them, everything else by Twilio. */
  private static Map<String, String> otherProviders(@Nullable Integer simulator) {
    String url = "http://localhost:" + simulator;
    return Map.ofEntries(
        Map.entry("SMS_ROUTES", "amazon@*=sns; kenya@*=advanta"),
        Map.entry("AWS_ACCESS_KEY_ID", "AKIAHELIOGRAPHTESTS"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "not-amazons"),
        Map.entry("AWS_REGION", "eu-west-1"),
        Map.entry("SNS_ENDPOINT", url + "/sns"),
        Map.entry("ADVANTA_API_KEY", "not-advantas"),
        Map.entry("ADVANTA_PARTNER_ID", "1"),
        Map.entry("ADVANTA_SHORTCODE", "HELIO"),
        Map.entry("ADVANTA_BASE_URL", url + "/advanta"),
        Map.entry("HELIOGRAPH_DISPATCH_RECEIPTS_FIRST", "1s"));
  }

  private void awaitUp() {
    try {
      await("the stack is up")
          .atMost(UP_WITHIN)
          .failFast("./run ended, see " + run.output(), () -> !launcher.isAlive())
          .until(() -> said().contains("Heliograph is ready"));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private String said() {
    return text(run.output());
  }

  /** A variable out of the file that {@code ./run} writes for shells. */
  public String variable(String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }

  public String url(Part part) {
    return "http://localhost:" + port(part);
  }

  private int port(Part part) {
    return Objects.requireNonNull(ports.get(part));
  }

  /** Takes a part away as an operator would. */
  public void stop(Part part) {
    run.complete("stop", part.label());
  }

  /** Brings a part back; returns when it is ready. */
  public void start(Part part) {
    logs.keep(part);
    run.complete("start", part.label());
  }

  /** {@code kill -9}: nothing is flushed, nobody is told. */
  public void kill(Part part) {
    var process = process(part).orElseThrow(() -> new IllegalStateException(part + " is not up"));
    process.destroyForcibly();
    await(part.label() + " is gone").atMost(GONE_WITHIN).until(() -> !lives(process));
  }

  /** {@code SIGSTOP}: it does nothing until it is thawed, and does not know that time passes. */
  public void freeze(Part part) {
    signal(part, "-STOP");
  }

  /** {@code SIGCONT}: it goes on where it was. */
  public void thaw(Part part) {
    signal(part, "-CONT");
  }

  private void signal(Part part, String signal) {
    var process = process(part).orElseThrow(() -> new IllegalStateException(part + " is not up"));
    try {
      var command = new ProcessBuilder("kill", signal, Long.toString(process.pid()));
      if (command.inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException(part + " took no signal");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Starts a second instance of a service beside the one that runs; returns when it is ready. */
  public SecondInstance startBeside(Part part) {
    return startBeside(part, Map.of());
  }

  /** The same with some variables changed. */
  public SecondInstance startBeside(Part part, Map<String, String> changes) {
    var process = process(part).orElseThrow(() -> new IllegalStateException(part + " is not up"));
    Path log = data.resolve("log").resolve(part.label() + "-beside.log");
    var second = SecondInstance.of(process.pid(), part.name() + "_PORT", changes, log);
    try {
      await("a second " + part.label() + " is ready")
          .atMost(READY_WITHIN)
          .until(() -> readiness.isReady(part, second.port()));
    } catch (RuntimeException e) { // nobody else could end it
      second.close();
      throw e;
    }
    return second;
  }

  /** Waits until a part answers that it can work. */
  public void awaitReady(Part part) {
    await(part.label() + " is ready")
        .atMost(READY_WITHIN)
        .until(() -> readiness.isReady(part, port(part)));
  }

  /** One that ended and that nobody has reaped yet has no command any more. */
  private static boolean lives(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private Optional<ProcessHandle> process(Part part) {
    Path file = data.resolve("run").resolve(part.label() + ".pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(text(file).lines().findFirst().orElse("").strip()))
        : Optional.empty();
  }

  /** Brings back what a test left stopped, and waits until everything can work. */
  public void makeWhole() {
    for (Part part : Part.values()) {
      if (process(part).filter(Stack::lives).isEmpty()) {
        start(part);
      }
    }
    for (Part part : Part.values()) {
      if (part == Part.SIMULATOR || part.isService()) {
        awaitReady(part);
      }
    }
  }

  /** What the parts write to now, by file name. */
  public Map<String, String> logs() {
    return logs.current();
  }

  /** All that was written since the start: by every process of every part, and by the launcher. */
  public Map<String, String> allLogs() {
    var all = new HashMap<>(logs.all());
    all.put("launcher", GREETING.matcher(said()).replaceAll(""));
    return all;
  }

  /** The secrets that {@code ./run} has drawn, by name. */
  public Map<String, String> secrets() {
    return ShellVariables.read(data.resolve("run/secrets"));
  }

  /** The last lines of every part. */
  public String tails() {
    var tails = new StringBuilder();
    logs.current().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(log -> tails.append(tail(log.getKey(), log.getValue().lines().toList())));
    return tails.toString();
  }

  private static String tail(String name, List<String> lines) {
    var last = lines.subList(Math.max(0, lines.size() - 10), lines.size());
    return "---- " + name + "\n" + last.stream().map(Stack::cut).collect(joining("\n", "", "\n"));
  }

  private static String cut(String line) {
    return line.substring(0, Math.min(300, line.length()));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (!launcher.isAlive()) {
      return;
    }
    RunCommand.end(launcher);
  }
}
