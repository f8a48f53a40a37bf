package dev.heliograph.benchmarks;

import static dev.heliograph.benchmarks.Options.Part.COLD;
import static dev.heliograph.benchmarks.Options.Part.FLOOR;
import static dev.heliograph.benchmarks.Options.Part.LATENCY;
import static dev.heliograph.benchmarks.Options.Part.PRODUCT;
import static dev.heliograph.benchmarks.Options.Part.WARM;

import dev.heliograph.benchmarks.report.Facts;
import dev.heliograph.benchmarks.report.Report;
import dev.heliograph.benchmarks.report.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;

/** One go: the stack is started, everything is measured in turn, the stack is stopped. */
final class Benchmark {
  private final Path home;
  private final Options options;
  private final long started = System.nanoTime();

  Benchmark(Path home, Options options) {
    this.home = home;
    this.options = options;
  }

  /** Returns whether every text was delivered once. */
  boolean run() throws IOException, InterruptedException {
    var facts = Facts.of(home);
    facts.warning().ifPresent(this::say);
    clear(options.data());
    say("starting the stack in " + options.data());
    Report report;
    try (var subjects = Subjects.start(home, options)) {
      say("ready after %.1f s".formatted(subjects.untilReady().toMillis() / 1e3));
      report = new Report(facts, subjects.untilReady());
      measure(subjects, report);
      report.memory(subjects.memory());
    }
    report.print(System.out);
    report.write(options.out());
    say("written to " + options.out());
    return report.isFaultless();
  }

  private void measure(Subjects subjects, Report report) throws InterruptedException {
    var measuring = new Measuring(subjects.simulator(), options.load().connections());
    var all = new ArrayList<Subject>();
    if (options.has(PRODUCT)) {
      all.add(subjects.product());
      cold(subjects.product(), measuring, report);
    }
    if (options.has(FLOOR)) {
      all.add(subjects.startFloor());
      cold(all.getLast(), measuring, report);
    }
    if (options.has(WARM)) {
      for (Subject subject : all) {
        warmUp(subject, measuring, report);
      }
      for (int round = 1; round <= options.load().rounds(); round++) {
        for (Subject subject : all) {
          add(report, measuring.throughput(subject, "warm", options.load().texts()));
        }
      }
    }
    if (options.profile()) {
      for (Subject subject : all) {
        profile(subject, measuring, report);
      }
    }
    if (options.has(LATENCY)) {
      for (Subject subject : all) {
        latency(subject, measuring, report);
      }
    }
  }

  private void cold(Subject subject, Measuring measuring, Report report)
      throws InterruptedException {
    if (options.has(COLD)) {
      add(report, measuring.throughput(subject, "cold", options.load().texts()));
    }
  }

  private void warmUp(Subject subject, Measuring measuring, Report report)
      throws InterruptedException {
    int left = options.load().warmUp() - (options.has(COLD) ? options.load().texts() : 0);
    while (left > 0) {
      int texts = Math.min(left, 20_000);
      add(report, measuring.throughput(subject, "warm-up", texts));
      left -= texts;
    }
  }

  private void latency(Subject subject, Measuring measuring, Report report)
      throws InterruptedException {
    var pace = options.load().pace();
    String what = "at " + pace.rate() + "/s";
    if (pace.warmUpSeconds() > 0) {
      String before = "warm-up " + what;
      add(report, measuring.latency(subject, before, pace.rate(), pace.warmUpSeconds()).round());
    }
    var timed = measuring.latency(subject, what, pace.rate(), pace.seconds());
    add(report, timed.round());
    report.add(timed.latency());
  }

  private void profile(Subject subject, Measuring measuring, Report report)
      throws InterruptedException {
    Path folder = options.data().resolve("profiles");
    var found = Profiling.profile(subject, measuring, options.load().texts(), folder);
    add(report, found.round());
    found.services().forEach(report::add);
  }

  private void add(Report report, Round round) {
    report.add(round);
    say(
        "%s %s: %d texts in %.1f s, %.0f/s, %.3f ms CPU a text, others used %.0f %% of the machine"
            .formatted(
                round.who(),
                round.what(),
                round.texts(),
                round.seconds(),
                round.textsPerSecond(),
                round.cpuPerText(),
                round.othersCpuShare() * 100));
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void say(String line) {
    System.out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - started) / 1e9, line);
  }
}
