package dev.heliograph.ingest.stripe;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts webhooks by what became of them: {@code heliograph.stripe.webhooks}, labels {@code type}
 * (one of ours, or {@code other}) and {@code outcome}.
 */
@Component
class StripeMeters {
  private final MeterRegistry meters;

  StripeMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** What became of one webhook. */
  enum Outcome {
    PUBLISHED,
    UNPAID,
    UNKNOWN_TYPE,
    THIN,
    UNREADABLE,
    SIGNATURE_MISSING,
    SIGNATURE_INVALID,
    SIGNATURE_STALE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  void count(String type, Outcome outcome) {
    meters
        .counter("heliograph.stripe.webhooks", "type", type, "outcome", outcome.label())
        .increment();
  }
}
