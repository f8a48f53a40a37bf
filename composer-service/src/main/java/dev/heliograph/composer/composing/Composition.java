package dev.heliograph.composer.composing;

import dev.heliograph.composer.decision.Decider;
import dev.heliograph.composer.decision.Decision;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Takes a batch of events from decision to publication. Safe to repeat: what was not a plain send
 * is replayed as it was recorded, and a plain send has the same id again.
 */
public final class Composition {
  private final Decider decider;
  private final DecisionJournal journal;
  private final Outbox outbox;
  private final CompositionCounts counts;
  private final Clock clock;

  public Composition(
      Decider decider,
      DecisionJournal journal,
      Outbox outbox,
      CompositionCounts counts,
      Clock clock) {
    this.decider = decider;
    this.journal = journal;
    this.outbox = outbox;
    this.counts = counts;
    this.clock = clock;
  }

  /** Returns when everything that the events make is safe; an outage is thrown. */
  public void compose(List<DomainEvent> events) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // what the journal can keep
    List<Decision> decisions = decide(events, now);
    if (decisions.isEmpty()) {
      return;
    }
    Map<MessageId, Decision> first = firstOfEach(decisions);
    Map<MessageId, StatusChange> recorded = record(first, now);
    var changes = new ArrayList<>(recorded.values());
    Collection<StatusChange> conflicts = Conflicts.among(decisions, first, recorded, now);
    counts.conflicts(conflicts.size());
    changes.addAll(conflicts);
    outbox.publish(messages(first, recorded), changes);
  }

  /** In the order of the events; an event that stands twice in the batch decides once. */
  private List<Decision> decide(List<DomainEvent> events, Instant now) {
    var all = new LinkedHashSet<Decision>();
    for (DomainEvent event : events) {
      List<Decision> ofEvent = decider.decide(event, now);
      counts.event(event, ofEvent);
      all.addAll(ofEvent);
    }
    return List.copyOf(all);
  }

  /** The first decision about a message counts, a send like any other. */
  private static Map<MessageId, Decision> firstOfEach(List<Decision> decisions) {
    var first = new LinkedHashMap<MessageId, Decision>();
    decisions.forEach(decision -> first.putIfAbsent(decision.messageId(), decision));
    return first;
  }

  /** What is on record for these messages, after what is new has been written. */
  private Map<MessageId, StatusChange> record(Map<MessageId, Decision> first, Instant now) {
    Map<MessageId, StatusChange> recorded = new LinkedHashMap<>(journal.find(first.keySet()));
    Map<MessageId, StatusChange> fresh = unsent(first.values(), now);
    fresh.keySet().removeAll(recorded.keySet());
    if (!fresh.isEmpty()) {
      recorded.putAll(written(fresh));
    }
    return recorded;
  }

  private static Map<MessageId, StatusChange> unsent(Collection<Decision> decisions, Instant now) {
    var unsent = new LinkedHashMap<MessageId, StatusChange>();
    decisions.stream()
        .flatMap(decision -> Unsent.of(decision, now).stream())
        .forEach(change -> unsent.put(change.messageId(), change));
    return unsent;
  }

  /** Where another instance was faster, its decision stands. */
  private Map<MessageId, StatusChange> written(Map<MessageId, StatusChange> fresh) {
    Collection<StatusChange> inOrderOfLocks =
        fresh.values().stream()
            .sorted((one, other) -> one.messageId().compareTo(other.messageId()))
            .toList();
    int count = journal.record(List.copyOf(inOrderOfLocks));
    return count == fresh.size() ? fresh : journal.find(fresh.keySet());
  }

  /** Of a message that was once decided otherwise, nothing goes out. */
  private static List<OutboundMessage> messages(
      Map<MessageId, Decision> first, Map<MessageId, StatusChange> recorded) {
    var messages = new ArrayList<OutboundMessage>();
    for (Decision decision : first.values()) {
      if (decision instanceof Decision.Send(var message) && !recorded.containsKey(message.id())) {
        messages.add(message);
      }
    }
    return messages;
  }
}
