package dev.heliograph.benchmarks.stack;

import dev.heliograph.benchmarks.floor.FloorMain;
import dev.heliograph.benchmarks.floor.FloorTopics;
import dev.heliograph.benchmarks.floor.Ready;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** The floor's four processes, beside the product on the same broker, database and provider. */
public final class FloorStack implements AutoCloseable {
  /** As many as the product's topics have. */
  private static final int PARTITIONS = 12;

  private static final Duration READY_WITHIN = Duration.ofMinutes(1);

  private final ProductStack stack;
  private final Path logs;
  private final Ports ports;
  private final Map<String, Process> processes = new LinkedHashMap<>();

  private FloorStack(ProductStack stack, Path logs, Ports ports) {
    this.stack = stack;
    this.logs = logs;
    this.ports = ports;
  }

  /** Starts them and waits until each has begun to work; status first, which makes the tables. */
  public static FloorStack start(ProductStack stack, Path logs, Ports ports) {
    makeTopics(stack.variable("KAFKA_BOOTSTRAP_SERVERS"));
    var floor = new FloorStack(stack, logs, ports);
    try {
      floor.start("status", ports.floorStatus());
      floor.start("dispatch", 0);
      floor.start("composer", 0);
      floor.start("ingest", ports.floorIn());
      return floor;
    } catch (RuntimeException e) {
      floor.close();
      throw e;
    }
  }

  private static void makeTopics(String servers) {
    Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    List<NewTopic> topics =
        FloorTopics.all().stream()
            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
            .toList();
    try (var admin = Admin.create(settings)) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the floor's topics cannot be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void start(String part, int port) {
    Path log = logs.resolve("floor-" + part + ".log");
    var builder = new ProcessBuilder(command(part, port));
    builder.environment().putAll(stack.variables());
    builder.environment().put("FLOOR_STATUS_URL", "http://localhost:" + ports.floorStatus());
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      processes.put(part, process);
      awaitReady(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code ./run} starts a service. */
  private static List<String> command(String part, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        FloorMain.class.getName(),
        part,
        Integer.toString(port));
  }

  private static void awaitReady(Process process, Path log) throws IOException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!Files.readString(log).contains(Ready.LINE)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("A part of the floor does not become ready; see " + log);
      }
      Pauses.millis(20);
    }
  }

  public long pid(String part) {
    Process process = processes.get(part);
    if (process == null) {
      throw new IllegalArgumentException("the floor has no " + part);
    }
    return process.pid();
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroy);
    for (Process process : processes.values()) {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
