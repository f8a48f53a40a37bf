package dev.heliograph.status.twilio;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts callbacks by what became of them. */
@Component
class WebhookMeters {
  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  /** What became of one callback; a refusal's word is also its problem's code. */
  enum Outcome {
    TAKEN,
    SIGNATURE_INVALID,
    MESSAGE_ID_INVALID,
    ATTEMPT_INVALID,
    REPORT_INCOMPLETE,
    UNAVAILABLE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  WebhookMeters(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("heliograph.status.callbacks")
              .description("Status callbacks, by what became of them")
              .tag("provider", TwilioReport.PROVIDER)
              .tag("outcome", outcome.word())
              .register(registry));
    }
  }

  void count(Outcome outcome) {
    Objects.requireNonNull(counters.get(outcome)).increment();
  }
}
