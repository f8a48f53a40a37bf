package dev.heliograph.ingest.publishing;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventSchemas;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts what the broker has, and times how long it took to have it. */
@Component
class PublishingMeters {
  private final Map<String, Counter> byType;
  private final Timer confirmed;
  private final Timer failed;

  PublishingMeters(MeterRegistry registry) {
    this.byType =
        EventSchemas.TYPES.stream()
            .collect(Collectors.toMap(Function.identity(), type -> events(registry, type)));
    this.confirmed = timer(registry, "confirmed");
    this.failed = timer(registry, "failed");
  }

  private static Counter events(MeterRegistry registry, String type) {
    return Counter.builder("heliograph.ingest.events")
        .description("Events that the broker has, by whatever route they came")
        .tag("type", type)
        .register(registry);
  }

  private static Timer timer(MeterRegistry registry, String outcome) {
    return Timer.builder("heliograph.ingest.publish")
        .description("From handing a request's events to the producer to the broker's confirmation")
        .tag("outcome", outcome)
        .register(registry);
  }

  void timed(Runnable publish) {
    long begun = System.nanoTime();
    Timer outcome = failed;
    try {
      publish.run();
      outcome = confirmed;
    } finally {
      outcome.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  /** Every type has a schema here: others were refused before. */
  void published(List<DomainEvent> events) {
    events.forEach(
        event -> Optional.ofNullable(byType.get(event.type())).ifPresent(Counter::increment));
  }
}
