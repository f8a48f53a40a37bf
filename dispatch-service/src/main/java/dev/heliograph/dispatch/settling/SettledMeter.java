package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what was settled by the provider's list. */
final class SettledMeter {
  private static final Logger log = LoggerFactory.getLogger(SettledMeter.class);

  /** Each is there from the start: a figure that appears with the first trouble cannot rise. */
  private static final List<String> OUTCOMES =
      List.of("adopted", "earlier_only", "retried", "failed", "expired", "for_good");

  private final MeterRegistry meters;

  SettledMeter(MeterRegistry meters) {
    this.meters = meters;
    OUTCOMES.forEach(this::counter);
  }

  /**
   * One more.
   *
   * @param outcome such as {@code adopted}, {@code retried}, {@code for_good}
   */
  void settled(MessageId id, String outcome) {
    log.info("message={} settled by the provider's list: {}", id, outcome);
    counter(outcome).increment();
  }

  private Counter counter(String outcome) {
    return Counter.builder("heliograph.dispatch.settled")
        .description("Uncertain texts, by what the provider's list made of them")
        .tag("outcome", outcome)
        .register(meters);
  }
}
