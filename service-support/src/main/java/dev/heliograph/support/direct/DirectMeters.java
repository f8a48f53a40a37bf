package dev.heliograph.support.direct;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/** Times hot requests under the name and labels that Spring's observation gives all others. */
final class DirectMeters {
  private final MeterRegistry registry;
  private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

  DirectMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Answered(String template, int status) {}

  void answered(String template, int status, long nanos) {
    timers
        .computeIfAbsent(new Answered(template, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered answered) {
    return Timer.builder("http.server.requests")
        .tag("method", "POST")
        .tag("uri", answered.template())
        .tag("status", Integer.toString(answered.status()))
        .tag("outcome", outcome(answered.status()))
        .tag("exception", "none")
        .tag("error", "none")
        .register(registry);
  }

  private static String outcome(int status) {
    var series = HttpStatus.Series.valueOf(status);
    return series == HttpStatus.Series.SUCCESSFUL ? "SUCCESS" : series.name();
  }
}
