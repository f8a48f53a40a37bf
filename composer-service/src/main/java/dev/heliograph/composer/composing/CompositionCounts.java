package dev.heliograph.composer.composing;

import dev.heliograph.composer.decision.Decision;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what was decided; an event delivered again is counted again. */
public final class CompositionCounts {
  private static final String NO_REASON = "none";

  /** An alert that becomes no message is alerted on, so its counter is there from the start. */
  private static final OfEvent ALERT_UNSENT = new OfEvent("system.alert", "unsent");

  private final MeterRegistry registry;
  private final Map<OfEvent, Counter> events = new ConcurrentHashMap<>();
  private final Map<OfDecision, Counter> decisions = new ConcurrentHashMap<>();
  private final Counter conflicts;

  /** Makes the counters of plain sends, at zero; the others when they are needed. */
  public CompositionCounts(MeterRegistry registry) {
    this.registry = registry;
    this.conflicts =
        Counter.builder("heliograph.composer.conflicts")
            .description("Requests under an idempotency key that stands for another request")
            .register(registry);
    events.computeIfAbsent(ALERT_UNSENT, this::counter);
    for (Lane lane : Lane.values()) {
      decisions.computeIfAbsent(new OfDecision("send", NO_REASON, lane), this::counter);
    }
  }

  private record OfEvent(String type, String outcome) {}

  private record OfDecision(String outcome, String reason, Lane lane) {}

  /** An event whose type has no rule counts as {@code nothing}. */
  void event(DomainEvent event, List<Decision> made) {
    var kind = new OfEvent(event.type(), outcomeOf(made));
    events.computeIfAbsent(kind, this::counter).increment();
    made.forEach(
        decision -> decisions.computeIfAbsent(kindOf(decision), this::counter).increment());
  }

  private static String outcomeOf(List<Decision> made) {
    if (made.isEmpty()) {
      return "nothing";
    }
    return made.stream().anyMatch(Decision.Send.class::isInstance) ? "texts" : "unsent";
  }

  void conflicts(int count) {
    conflicts.increment(count);
  }

  private static OfDecision kindOf(Decision decision) {
    return switch (decision) {
      case Decision.Send(var message) ->
          new OfDecision("send", NO_REASON, message.handling().lane());
      case Decision.Reject(_, var about, var reason) ->
          new OfDecision("reject", reason.code(), about.handling().lane());
      case Decision.Expire(_, var about, var reason) ->
          new OfDecision("expire", reason.code(), about.handling().lane());
    };
  }

  private Counter counter(OfEvent kind) {
    return Counter.builder("heliograph.composer.events")
        .description("Events, by whether they make texts")
        .tag("type", kind.type())
        .tag("outcome", kind.outcome())
        .register(registry);
  }

  private Counter counter(OfDecision kind) {
    return Counter.builder("heliograph.composer.decisions")
        .description("Decisions about single texts")
        .tag("outcome", kind.outcome())
        .tag("reason", kind.reason())
        .tag("lane", kind.lane().word())
        .register(registry);
  }
}
