package dev.heliograph.benchmarks;

import dev.heliograph.benchmarks.load.Answers;
import dev.heliograph.benchmarks.load.ClosedLoop;
import dev.heliograph.benchmarks.load.OpenLoop;
import dev.heliograph.benchmarks.load.Range;
import dev.heliograph.benchmarks.load.Requests;
import dev.heliograph.benchmarks.report.Latency;
import dev.heliograph.benchmarks.report.Round;
import dev.heliograph.benchmarks.stack.SimulatorClient;
import dev.heliograph.benchmarks.stack.SimulatorClient.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends to one subject after the other and looks at what becomes of it. */
final class Measuring {
  private static final Duration HEAD_START = Duration.ofMillis(200);

  private final SimulatorClient simulator;
  private final int connections;
  private final Map<String, Long> nextRequest = new HashMap<>();

  Measuring(SimulatorClient simulator, int connections) {
    this.simulator = simulator;
    this.connections = connections;
  }

  /** A round and how long its texts took to the provider. */
  record Timed(Round round, Latency latency) {}

  /** Sends as fast as answers come, and waits until all is delivered. */
  Round throughput(Subject subject, String what, int texts) throws InterruptedException {
    Range range = next(subject, texts);
    simulator.forget();
    var watch = Watch.start(subject, simulator);
    Answers answers = ClosedLoop.send(subject.requests(), subject.port(), range, connections);
    watch.awaitDelivered(answers.acceptedTexts());
    return watch.finish(what, answers, simulator.received());
  }

  /** Sends by the clock. */
  Timed latency(Subject subject, String what, int rate, int seconds) throws InterruptedException {
    Range range = next(subject, rate * seconds);
    simulator.forget();
    var loop = new OpenLoop(range, Instant.now().plus(HEAD_START), rate);
    var watch = Watch.start(subject, simulator);
    Answers answers = loop.send(subject.requests(), subject.port(), 2 * connections);
    watch.awaitDelivered(answers.acceptedTexts());
    List<Received> received = simulator.received();
    return new Timed(
        watch.finish(what, answers, received),
        Latency.of(subject.name(), rate, millis(subject.requests(), loop, received)));
  }

  private static double[] millis(Requests requests, OpenLoop loop, List<Received> received) {
    var due = new HashMap<String, Instant>();
    for (long i = loop.range().from(); i < loop.range().to(); i++) {
      Instant at = loop.dueAt(i);
      requests.at(i).recipients().forEach(recipient -> due.put(recipient, at));
    }
    return received.stream()
        .mapToDouble(text -> millis(due.getOrDefault(text.to(), text.at()), text.at()))
        .toArray();
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  private Range next(Subject subject, int texts) {
    long from = nextRequest.getOrDefault(subject.name(), 0L);
    long to = from + Requests.forTexts(texts);
    nextRequest.put(subject.name(), to);
    return new Range(from, to);
  }
}
