package dev.heliograph.benchmarks.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What people read. */
final class Table {
  private static final List<String> SERVICES =
      List.of("ingest", "composer", "dispatch", "status", "kafka", "postgres");
  private static final List<String> APART = List.of("simulator", "generator");

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  void print(Report report) {
    heading(report);
    columns(report);
    share(report);
    latencies(report);
    memory(report);
    faults(report);
    report.facts().warning().ifPresent(this::line);
  }

  private void heading(Report report) {
    var facts = report.facts();
    line("");
    line(
        "%s, commit %s, JDK %s, %d cores, load %.2f at start"
            .formatted(
                facts.at(), facts.commit(), facts.java(), facts.cores(), facts.loadAtStart()));
    line("ready after %.1f s".formatted(report.untilReady().toMillis() / 1e3));
    line("");
  }

  private void columns(Report report) {
    List<Round> shown =
        Stream.of("product cold", "product warm", "floor cold", "floor warm")
            .map(name -> name.split(" ", 2))
            .flatMap(words -> report.middle(words[0], words[1]).stream())
            .toList();
    row("", shown, round -> round.who() + " " + round.what());
    row("texts/s", shown, round -> number(0, round.textsPerSecond()));
    row("CPU ms/text", shown, round -> number(3, round.cpuPerText()));
    SERVICES.forEach(name -> row("  " + name, shown, round -> number(3, round.cpuPerText(name))));
    row("of it services' JIT", shown, round -> number(3, round.jitPerText()));
    APART.forEach(name -> row("apart: " + name, shown, round -> number(3, round.cpuPerText(name))));
    row("callbacks/text", shown, round -> number(2, round.callbacksPerText()));
    row("CPU of others", shown, round -> number(0, round.othersCpuShare() * 100) + " %");
    line("");
  }

  private void row(String name, List<Round> rounds, Function<Round, String> cell) {
    var row = new StringBuilder("%-20s".formatted(name));
    rounds.forEach(round -> row.append("%14s".formatted(cell.apply(round))));
    line(row.toString());
  }

  private void share(Report report) {
    for (String what : List.of("cold", "warm")) {
      report
          .shareOfFloor(what)
          .ifPresent(
              share ->
                  line(
                      "share of the floor, %s: %.2f in texts/s, %.2f in CPU"
                          .formatted(what, share.ofThroughput(), share.ofCpu())));
    }
    all(report, "product");
    all(report, "floor");
  }

  private void all(Report report, String who) {
    List<Round> warm =
        report.rounds().stream()
            .filter(round -> round.who().equals(who) && round.what().equals("warm"))
            .toList();
    if (warm.size() > 1) {
      var rounds = new StringBuilder("all warm rounds of the " + who + ":");
      warm.forEach(
          round ->
              rounds.append(
                  " %.0f/s %.3f ms;".formatted(round.textsPerSecond(), round.cpuPerText())));
      line(rounds.toString());
    }
  }

  private void latencies(Report report) {
    for (Latency latency : report.latencies()) {
      line(
          "%s, accepted to provider at %d/s, ms: p50 %.1f  p95 %.1f  p99 %.1f  max %.1f (%d texts)"
              .formatted(
                  latency.who(),
                  latency.rate(),
                  latency.p50(),
                  latency.p95(),
                  latency.p99(),
                  latency.most(),
                  latency.texts()));
    }
  }

  private void memory(Report report) {
    var row = new StringBuilder("memory, MiB (proportional/resident):");
    report
        .memory()
        .forEach(
            (name, memory) ->
                row.append(
                    " %s %d/%d;"
                        .formatted(name, memory.proportional() / 1024, memory.resident() / 1024)));
    line(row.toString());
  }

  private void faults(Report report) {
    for (Round round : report.rounds()) {
      if (!round.isFaultless()) {
        line(
            "NOT FAULTLESS: %s %s lost %d, doubled %d, callbacks given up %d, not accepted %s"
                .formatted(
                    round.who(),
                    round.what(),
                    round.lost(),
                    round.doubled(),
                    round.callbacksGivenUp(),
                    round.notAccepted()));
      }
    }
    long texts = report.rounds().stream().mapToLong(Round::texts).sum();
    Optional<Round> worst = report.rounds().stream().filter(it -> !it.isFaultless()).findFirst();
    line(worst.isEmpty() ? "lost 0, doubled 0 of %d texts".formatted(texts) : "");
  }

  private static String number(int digits, double value) {
    return ("%." + digits + "f").formatted(value);
  }

  private void line(String text) {
    out.println(text);
  }
}
