package dev.heliograph.composer.composing;

import dev.heliograph.composer.decision.Decision;
import dev.heliograph.contracts.event.DomainEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts what was decided; an event delivered again is counted again. */
public final class CompositionCounts {
  private final MeterRegistry registry;

  public CompositionCounts(MeterRegistry registry) {
    this.registry = registry;
  }

  /** An event whose type has no rule counts as {@code nothing}. */
  void event(DomainEvent event, List<Decision> decisions) {
    String texts = decisions.isEmpty() ? "nothing" : "texts";
    registry
        .counter("heliograph.composer.events", "type", event.type(), "makes", texts)
        .increment();
    decisions.forEach(this::decision);
  }

  private void decision(Decision decision) {
    registry
        .counter(
            "heliograph.composer.decisions", "decision", word(decision), "code", code(decision))
        .increment();
  }

  private static String word(Decision decision) {
    return switch (decision) {
      case Decision.Send _ -> "send";
      case Decision.Reject _ -> "reject";
      case Decision.Expire _ -> "expire";
    };
  }

  private static String code(Decision decision) {
    return switch (decision) {
      case Decision.Send _ -> "";
      case Decision.Reject(_, _, var reason) -> reason.code();
      case Decision.Expire(_, _, var reason) -> reason.code();
    };
  }
}
