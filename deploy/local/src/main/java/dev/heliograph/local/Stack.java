package dev.heliograph.local;

import static dev.heliograph.local.settings.Part.KAFKA;
import static dev.heliograph.local.settings.Part.POSTGRES;
import static dev.heliograph.local.settings.Part.SIMULATOR;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.part.AotCaches;
import dev.heliograph.local.part.Arrival;
import dev.heliograph.local.part.PartFiles;
import dev.heliograph.local.part.PartStarter;
import dev.heliograph.local.part.PartStopper;
import dev.heliograph.local.part.Probe;
import dev.heliograph.local.part.Quiet;
import dev.heliograph.local.postgres.PostgresServer;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The parts in their order: those that hold the data first, and last to go. */
final class Stack {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

  /** Its calls under way take so long at most: killed earlier, it leaves texts uncertain. */
  private static final Duration SENDER_STOPPED_WITHIN = Duration.ofSeconds(90);

  private static final Duration TRAINED_WITHIN = Duration.ofMinutes(4);
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(5);
  private final DataFolder folder;
  private final Settings settings;
  private final PartStarter starter;
  private final Probe probe;
  private final Output output;
  private final Consumer<Part> settled;
  private final boolean training;
  private volatile boolean ending;

  /** Broker or database did not come up: nobody needs to wait for the others. */
  private volatile boolean hopeless;

  /**
   * Readies a stack.
   *
   * @param settled hears of each part whose start is over, whatever came of it
   */
  Stack(
      DataFolder folder,
      Settings settings,
      AotCaches caches,
      Output output,
      Consumer<Part> settled) {
    this.settled = settled;
    this.folder = folder;
    this.settings = settings;
    this.output = output;
    this.training = caches.training();
    var postgres =
        new PostgresServer(
            folder.postgres(),
            settings.ports().of(POSTGRES),
            Secrets.in(folder.run("secrets")).postgresPassword(),
            caches.jars().postgresTemplate());
    this.starter = new PartStarter(folder, settings, postgres, caches);
    this.probe = new Probe(folder, settings, postgres);
  }

  /**
   * Starts all parts at once: who is there before the broker waits for it, as in any outage. Only
   * the database is awaited, since it is there at once, and who misses it looks again seconds
   * later.
   *
   * @return whether every one is ready
   * @throws Problem where broker or database do not come up, since nothing works without them
   */
  boolean up() {
    var database = new CompletableFuture<Boolean>();
    if (!settings.parts().contains(POSTGRES)) {
      database.complete(true);
    }
    var ready = new EnumMap<Part, Boolean>(Part.class);
    List<Part> parts = List.copyOf(settings.parts());
    List<Boolean> results = inParallel(parts, part -> startInTurn(part, database));
    for (int i = 0; i < parts.size(); i++) {
      ready.put(parts.get(i), results.get(i));
    }
    if (!ready.getOrDefault(KAFKA, true) || !ready.getOrDefault(POSTGRES, true)) {
      throw new Problem("Without broker and database nothing works.");
    }
    return !ready.containsValue(false);
  }

  private boolean startInTurn(Part part, CompletableFuture<Boolean> database)
      throws InterruptedException {
    if (part == POSTGRES) {
      try {
        database.complete(start(part));
      } finally {
        database.complete(false); // nobody waits for one that failed
      }
    }
    if (part.isService() && part != Part.INGEST && !database.join()) {
      return false;
    }
    boolean ready = part == POSTGRES ? database.join() : start(part);
    if (!ready && (part == KAFKA || part == POSTGRES)) {
      hopeless = true;
    }
    return ready;
  }

  /** Starts one part and says what came of it. */
  boolean start(Part part) throws InterruptedException {
    Optional<Process> process = spawn(part);
    boolean ready = process.isPresent() && arrives(part, process.get());
    settled.accept(part);
    return ready;
  }

  /** Nothing is started any more once the end has begun. */
  private synchronized Optional<Process> spawn(Part part) {
    return ending ? Optional.empty() : Optional.of(starter.start(part));
  }

  private boolean arrives(Part part, Process process) throws InterruptedException {
    Arrival arrival = Arrival.of(part, process, probe, patience(), () -> hopeless);
    if (ending || hopeless) {
      return false;
    }
    switch (arrival) {
      case READY -> {
        output.say(part.label() + " is ready (process " + process.pid() + ")");
        if (AotCaches.isRefused(files(part).log())) {
          output.say(part.label() + " did not take its AOT cache and starts slower; " + see(part));
        }
      }
      case LATE ->
          output.say(
              part.label() + " is not ready after " + patience().toSeconds() + " s; " + see(part));
      case DIED -> {
        output.say(
            part.label() + " died while starting, exit " + process.exitValue() + "; " + see(part));
        files(part).log().tail(5).forEach(line -> output.plain("          | " + line));
      }
    }
    return arrival == Arrival.READY;
  }

  /** A training run is slower: Java records what it does. */
  private Duration patience() {
    return training ? TRAINED_WITHIN : READY_WITHIN;
  }

  /** Stops all parts, one after the other; also those of an earlier run that was killed. */
  void down() {
    synchronized (this) {
      ending = true;
    }
    if (training) { // nobody needs what they hold, and each takes its time to write its cache
      inParallel(Part.SERVICES, part -> new PartStopper(folder, TRAINED_WITHIN).stop(part));
    }
    for (Part part : Part.inStoppingOrder()) {
      if (part == SIMULATOR && files(part).living().isPresent()) {
        new Quiet(settings.url(SIMULATOR)).await(QUIET_WITHIN);
      }
      stopOrSay(part);
    }
  }

  /** One that cannot be stopped must not keep the others running. */
  private void stopOrSay(Part part) {
    try {
      stop(folder, part, training ? TRAINED_WITHIN : patience(part), output);
    } catch (Problem | UncheckedIOException e) {
      output.say(part.label() + " could not be stopped: " + e.getMessage());
    }
  }

  static PartStopper.Outcome stop(DataFolder folder, Part part, Output output) {
    return stop(folder, part, patience(part), output);
  }

  private static Duration patience(Part part) {
    return part == Part.DISPATCH ? SENDER_STOPPED_WITHIN : STOPPED_WITHIN;
  }

  private static PartStopper.Outcome stop(
      DataFolder folder, Part part, Duration patience, Output output) {
    var outcome = new PartStopper(folder, patience).stop(part);
    switch (outcome) {
      case STOPPED -> output.say(part.label() + " has stopped");
      case KILLED ->
          output.say(
              part.label() + " did not stop in " + patience.toSeconds() + " s and was killed");
      case NOT_RUNNING -> {}
    }
    return outcome;
  }

  boolean isEnding() {
    return ending;
  }

  Settings settings() {
    return settings;
  }

  private PartFiles files(Part part) {
    return new PartFiles(folder, part);
  }

  private String see(Part part) {
    return "see " + files(part).log().file();
  }

  /** Something done with a part. */
  private interface Step<T> {
    T of(Part part) throws InterruptedException;
  }

  /** Waits for all of them, also where one fails, and then fails as that one did. */
  private static <T> List<T> inParallel(Collection<Part> parts, Step<T> step) {
    List<Future<T>> results;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      results = parts.stream().map(part -> threads.submit(() -> step.of(part))).toList();
    }
    return results.stream().map(Stack::result).toList();
  }

  private static <T> T result(Future<T> done) {
    if (done.state() == Future.State.FAILED
        && done.exceptionNow() instanceof RuntimeException failure) {
      throw failure;
    }
    return done.resultNow();
  }
}
