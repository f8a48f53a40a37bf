package dev.heliograph.dispatch.gates;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What closes a route by itself.
 *
 * @param mostWaiting rows of a lane that may wait in the ledger; then they wait in Kafka
 * @param segmentsPerSecond of each sender, where none was set at run time; absent: no limit
 */
@Validated
@ConfigurationProperties("heliograph.dispatch.gates")
public record GateSettings(
    @DefaultValue("100000") @Min(100) int mostWaiting,
    Optional<@DecimalMin("0.01") Double> segmentsPerSecond,
    @DefaultValue Breaker breaker) {

  /**
   * When a provider counts as down.
   *
   * @param failures percent of the last calls
   * @param window how many calls those are
   * @param leastCalls before that many nothing is concluded
   * @param pause until it is tried with a few calls
   * @param probes how many those are
   */
  public record Breaker(
      @DefaultValue("50") @Min(1) @Max(100) int failures,
      @DefaultValue("20") @Min(1) @Max(10_000) int window,
      @DefaultValue("10") @Min(1) @Max(10_000) int leastCalls,
      @DefaultValue("3s") @DurationMin(millis = 1) Duration pause,
      @DefaultValue("3") @Min(1) @Max(100) int probes) {}
}
