package dev.heliograph.benchmarks;

import dev.heliograph.benchmarks.load.Requests;
import dev.heliograph.benchmarks.process.Memory;
import dev.heliograph.benchmarks.process.Processes;
import dev.heliograph.benchmarks.stack.FloorStack;
import dev.heliograph.benchmarks.stack.Ports;
import dev.heliograph.benchmarks.stack.ProductStack;
import dev.heliograph.benchmarks.stack.SimulatorClient;
import dev.heliograph.benchmarks.stack.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The running stack, and who is measured on it. */
final class Subjects implements AutoCloseable {
  private final Ports ports;
  private final Path logs;
  private final ProductStack stack;
  private final SimulatorClient simulator;
  private final Subject product;
  private Optional<FloorStack> floor = Optional.empty();

  private Subjects(Options options, ProductStack stack) {
    this.stack = stack;
    ports = new Ports(options.basePort());
    logs = options.data().resolve("log");
    simulator = new SimulatorClient(ports.simulator());
    simulator.reportTwice();
    product = subject("product", ports.ingest(), "status.message", stack::pid);
  }

  static Subjects start(Path home, Options options) {
    var stack = ProductStack.start(home, options.data(), new Ports(options.basePort()));
    try {
      var subjects = new Subjects(options, stack);
      // also when it is interrupted: nothing is left running
      Runtime.getRuntime().addShutdownHook(new Thread(subjects::stop, "stop"));
      return subjects;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private Subject subject(String name, int port, String table, ToLongFunction<String> pid) {
    var requests = new Requests("localhost:" + port, stack.variable("HELIOGRAPH_API_KEY"));
    return new Subject(name, port, requests, new Store(stack, table), processes(pid));
  }

  /** Its own services, and what it has in common with the other. */
  private Processes processes(ToLongFunction<String> pid) {
    var pids = new LinkedHashMap<String, Long>();
    ProductStack.SERVICES.forEach(part -> pids.put(part, pid.applyAsLong(part)));
    ProductStack.SHARED.forEach(part -> pids.put(part, stack.pid(part)));
    pids.put("generator", ProcessHandle.current().pid());
    return new Processes(pids);
  }

  Subject product() {
    return product;
  }

  /** Started when it is first asked for, so that it costs the product nothing before. */
  Subject startFloor() {
    var started = FloorStack.start(stack, logs, ports);
    floor = Optional.of(started);
    return subject("floor", ports.floorIn(), "floor.message", started::pid);
  }

  SimulatorClient simulator() {
    return simulator;
  }

  Duration untilReady() {
    return stack.untilReady();
  }

  Map<String, Memory> memory() {
    return product.processes().memory();
  }

  @Override
  public void close() {
    product.store().close();
    stop();
  }

  private synchronized void stop() {
    floor.ifPresent(FloorStack::close);
    floor = Optional.empty();
    stack.close();
  }
}
