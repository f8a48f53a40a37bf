package dev.heliograph.benchmarks;

import dev.heliograph.benchmarks.load.Answers;
import dev.heliograph.benchmarks.process.Machine;
import dev.heliograph.benchmarks.process.Threads;
import dev.heliograph.benchmarks.report.Round;
import dev.heliograph.benchmarks.stack.Pauses;
import dev.heliograph.benchmarks.stack.ProductStack;
import dev.heliograph.benchmarks.stack.SimulatorClient;
import dev.heliograph.benchmarks.stack.SimulatorClient.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks at the processes from the first request of a round until its last text is delivered. */
final class Watch {
  /** No text is delivered for so long: the others are lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final int LOOK_MILLIS = 25;

  /** A look into the store is work for the database that is being measured. */
  private static final int STORE_LOOK_MILLIS = 100;

  private static final int REPORTS_OF_A_TEXT = 2;

  private final Subject subject;
  private final SimulatorClient simulator;
  private final Counters before;
  private Optional<Counters> after = Optional.empty();
  private long delivered;

  /** What everything has used up to a moment. */
  private record Counters(
      Instant at,
      Map<String, Long> cpu,
      List<Threads> threads,
      long machine,
      SimulatorClient.Callbacks callbacks) {
    static Counters now(Subject subject, SimulatorClient simulator) {
      return new Counters(
          Instant.now(),
          subject.processes().cpuMillis(),
          ProductStack.SERVICES.stream()
              .map(service -> Threads.of(subject.processes().pid(service)))
              .toList(),
          Machine.busyMillis(),
          simulator.callbacks());
    }
  }

  private Watch(Subject subject, SimulatorClient simulator) {
    this.subject = subject;
    this.simulator = simulator;
    this.before = Counters.now(subject, simulator);
  }

  static Watch start(Subject subject, SimulatorClient simulator) {
    return new Watch(subject, simulator);
  }

  /** Waits until so many are delivered in the store, or nothing moves any more. */
  void awaitDelivered(long texts) {
    awaitReports(texts);
    long stuckAt = System.nanoTime() + PATIENCE.toNanos();
    while (delivered < texts && System.nanoTime() < stuckAt) {
      long now = subject.store().delivered(before.at());
      stuckAt = now > delivered ? System.nanoTime() + PATIENCE.toNanos() : stuckAt;
      delivered = now;
      Pauses.millis(delivered < texts ? STORE_LOOK_MILLIS : 0);
    }
    after = Optional.of(Counters.now(subject, simulator));
  }

  /** The provider's counter costs nothing to read: the store is asked once all is reported. */
  private void awaitReports(long texts) {
    long wanted = before.callbacks().ended() + REPORTS_OF_A_TEXT * texts;
    long seen = 0;
    long stuckAt = System.nanoTime() + PATIENCE.toNanos();
    while (seen < wanted && System.nanoTime() < stuckAt) {
      long now = simulator.callbacks().ended();
      stuckAt = now > seen ? System.nanoTime() + PATIENCE.toNanos() : stuckAt;
      seen = now;
      Pauses.millis(seen < wanted ? LOOK_MILLIS : 0);
    }
  }

  /** Counts up what came of it, once it was waited for. */
  Round finish(String what, Answers answers, List<Received> received) {
    Counters end = after.orElseThrow();
    var used = new LinkedHashMap<String, Long>();
    end.cpu()
        .forEach((name, millis) -> used.put(name, millis - before.cpu().getOrDefault(name, 0L)));
    long all = used.values().stream().mapToLong(Long::longValue).sum();
    double seconds = Duration.between(before.at(), end.at()).toNanos() / 1e9;
    long texts = answers.acceptedTexts();
    return new Round(
        subject.name(),
        what,
        texts,
        seconds,
        answers.others(),
        texts - delivered,
        received.size() - received.stream().map(Received::to).distinct().count(),
        (double) (end.callbacks().posts() - before.callbacks().posts()) / texts,
        end.callbacks().givenUp() - before.callbacks().givenUp(),
        used,
        jitMillis(end),
        Math.max(0, end.machine() - before.machine() - all) / (seconds * 1000 * Machine.cores()));
  }

  private long jitMillis(Counters end) {
    return IntStream.range(0, end.threads().size())
        .mapToLong(i -> end.threads().get(i).since(before.threads().get(i)).getOrDefault("JIT", 0L))
        .sum();
  }
}
