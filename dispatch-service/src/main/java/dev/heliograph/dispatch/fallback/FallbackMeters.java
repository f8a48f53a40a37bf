package dev.heliograph.dispatch.fallback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts fallbacks by what became of them. */
final class FallbackMeters {
  private final Counter begun;
  private final Counter failed;

  FallbackMeters(MeterRegistry registry) {
    this.begun = counter(registry, "begun");
    this.failed = counter(registry, "failed");
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("heliograph.dispatch.fallbacks")
        .description("E-mails in the place of texts that failed for good: begun, or failed too")
        .tag("outcome", outcome)
        .register(registry);
  }

  void begun(int count) {
    begun.increment(count);
  }

  void failed(int count) {
    failed.increment(count);
  }
}
