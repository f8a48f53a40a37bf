package dev.heliograph.composer.kafka;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.support.kafka.Received;
import dev.heliograph.support.trace.TraceParent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The traces of the events that a thread is composing, by source and id: what they make continues
 * them. They are no part of a decision: the same event with another trace decides the same.
 */
final class BatchTraces {
  private static final ScopedValue<Map<Source, TraceParent>> CURRENT = ScopedValue.newInstance();

  private BatchTraces() {}

  private record Source(String source, String eventId) {}

  /** Of an event that stands twice in the batch the first counts. */
  static void during(List<Received<DomainEvent>> batch, Runnable work) {
    var traces = new HashMap<Source, TraceParent>();
    for (Received<DomainEvent> one : batch) {
      DomainEvent event = one.value();
      one.trace()
          .ifPresent(
              trace ->
                  traces.putIfAbsent(new Source(event.attributes().source(), event.id()), trace));
    }
    ScopedValue.where(CURRENT, traces).run(work);
  }

  static Optional<TraceParent> of(EventRef event) {
    return CURRENT.isBound()
        ? Optional.ofNullable(CURRENT.get().get(new Source(event.source(), event.id())))
        : Optional.empty();
  }
}
