package dev.heliograph.dispatch.sending;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts the rounds of housekeeping, and the rows that it found left behind. */
final class SweepMeters {
  private final Timer rounds;
  private final Counter uncertain;
  private final Counter expired;
  private final Counter takenOver;

  SweepMeters(MeterRegistry registry) {
    rounds =
        Timer.builder("heliograph.dispatch.housekeeping")
            .description("Rounds of housekeeping: one each second")
            .register(registry);
    uncertain = swept(registry, "uncertain");
    expired = swept(registry, "expired");
    takenOver = swept(registry, "taken_over");
  }

  private static Counter swept(MeterRegistry registry, String outcome) {
    return Counter.builder("heliograph.dispatch.swept")
        .description("Rows that housekeeping found left behind or too late")
        .tag("outcome", outcome)
        .register(registry);
  }

  void round(Runnable steps) {
    rounds.record(steps);
  }

  void uncertain(int rows) {
    uncertain.increment(rows);
  }

  void expired(int rows) {
    expired.increment(rows);
  }

  void takenOver(int rows) {
    takenOver.increment(rows);
  }
}
