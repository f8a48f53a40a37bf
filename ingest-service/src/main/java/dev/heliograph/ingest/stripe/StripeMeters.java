package dev.heliograph.ingest.stripe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts webhooks by what became of them and by their type, one of ours or {@code other}. */
@Component
class StripeMeters {
  private final MeterRegistry meters;

  StripeMeters(MeterRegistry meters) {
    this.meters = meters;
    for (Outcome outcome : Outcome.values()) { // at zero: what never happened can be shown too
      counter(CheckoutEvents.OTHER, outcome);
    }
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
    counter(type, outcome).increment();
  }

  private Counter counter(String type, Outcome outcome) {
    return Counter.builder("heliograph.ingest.stripe.webhooks")
        .description("Stripe's webhooks, by what became of them")
        .tag("type", type)
        .tag("outcome", outcome.label())
        .register(meters);
  }
}
