package dev.heliograph.support.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * The few times that are promised to somebody: they are counted in buckets, whose bounds are the
 * same in every instance, so that quantiles of all together can be asked for.
 */
public final class Slo {
  private Slo() {}

  /** One call to a provider, up to its deadline. */
  public static Timer.Builder call(String name) {
    return timer(name, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);
  }

  /** From an event to the provider's answer. */
  public static Timer.Builder toProvider(String name) {
    return timer(name, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000);
  }

  /** What carriers and phones take. */
  public static Timer.Builder delivery(String name) {
    return timer(
        name, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000, 86_400_000);
  }

  private static Timer.Builder timer(String name, long... millis) {
    Duration[] bounds = LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    return Timer.builder(name).serviceLevelObjectives(bounds);
  }
}
