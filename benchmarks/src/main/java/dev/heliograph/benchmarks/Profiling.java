package dev.heliograph.benchmarks;

import dev.heliograph.benchmarks.process.Threads;
import dev.heliograph.benchmarks.profile.Recording;
import dev.heliograph.benchmarks.report.Profiled;
import dev.heliograph.benchmarks.report.Round;
import dev.heliograph.benchmarks.stack.ProductStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** One more round in which each service is recorded; its figures count nowhere else. */
final class Profiling {
  /** What was found, and the round it was found in. */
  record Found(Round round, List<Profiled> services) {}

  private Profiling() {}

  static Found profile(Subject subject, Measuring measuring, int texts, Path folder)
      throws InterruptedException {
    var recordings = new LinkedHashMap<String, Recording>();
    var threads = new LinkedHashMap<String, Threads>();
    for (String service : ProductStack.SERVICES) {
      long pid = subject.processes().pid(service);
      Path file = folder.resolve(subject.name() + "-" + service + ".jfr");
      threads.put(service, Threads.of(pid));
      recordings.put(service, Recording.start(pid, file));
    }
    Round round = measuring.throughput(subject, "profiled", texts);
    var services = new ArrayList<Profiled>();
    recordings.forEach(
        (service, recording) -> {
          Threads now = Threads.of(recording.pid());
          var used = now.since(threads.getOrDefault(service, now));
          services.add(new Profiled(subject.name(), service, texts, used, recording.stop()));
        });
    return new Found(round, services);
  }
}
