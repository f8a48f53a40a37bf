package dev.heliograph.ingest.events;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.ingest.publishing.EventPublisher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets events in, all of one request or none. */
@Component
class EventIntake {
  private static final String CLIENT = "client";

  /** What readers of events take; the client's name is left out rather than the event lost. */
  private static final int MOST_EXTENSIONS = 32;

  private final EventPublisher events;

  EventIntake(EventPublisher events) {
    this.events = events;
  }

  void takeOne(DomainEvent event, String client) {
    take(List.of(event), List.of(""), client);
  }

  /** Faults are told with the event's place in the batch. */
  void takeBatch(List<DomainEvent> batch, String client) {
    var places = new ArrayList<String>();
    for (int i = 0; i < batch.size(); i++) {
      places.add("/" + i);
    }
    take(batch, places, client);
  }

  private void take(List<DomainEvent> all, List<String> places, String client) {
    var refusals = new ArrayList<Admission.Refusal>();
    for (int i = 0; i < all.size(); i++) {
      refusals.addAll(Admission.judge(all.get(i), places.get(i)));
    }
    if (!refusals.isEmpty()) {
      throw EventProblems.of(refusals);
    }
    events.publishAll(all.stream().map(event -> withClient(event, client)).toList());
  }

  /** Who handed it in, whatever the event itself says of that. */
  private static DomainEvent withClient(DomainEvent event, String client) {
    var given = event.attributes();
    var extensions = new HashMap<>(given.extensions());
    extensions.remove(CLIENT);
    if (extensions.size() < MOST_EXTENSIONS) {
      extensions.put(CLIENT, client);
    }
    return new DomainEvent(
        new DomainEvent.Attributes(
            given.id(), given.source(), given.type(), given.subject(), given.time(), extensions),
        event.data());
  }
}
