package dev.heliograph.composer.kafka;

import dev.heliograph.composer.composing.Composition;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.Received;
import dev.heliograph.support.kafka.RecordHeaders;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes polls of CloudEvents, in either mode. Who may write to the topic is believed: an event that
 * names {@code stripe} or a client of our API as its source is taken for one.
 */
public final class EventListener {
  private final BatchWork batches;
  private final Composition composition;

  public EventListener(BatchWork batches, Composition composition) {
    this.batches = batches;
    this.composition = composition;
  }

  /** Returns, and so commits offsets, when everything that the events make is safe. */
  @KafkaListener(
      id = "composer.events",
      groupId = "composer",
      topics = Topics.EVENTS,
      containerFactory = "batchListeners")
  public void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.run(
        records,
        EventListener::eventOf,
        received ->
            BatchTraces.during(
                received,
                () -> composition.compose(received.stream().map(Received::value).toList())));
  }

  private static DomainEvent eventOf(ConsumerRecord<String, byte[]> consumed) {
    DomainEvent event =
        EventCodec.fromRecord(
            RecordHeaders.of(consumed),
            consumed.value(),
            Instant.ofEpochMilli(consumed.timestamp()));
    return switch (EventSchemas.check(event)) {
      case SchemaCheck.Conforms _ -> event;
      case SchemaCheck.UnknownType unknown -> throw UnusableEvent.of(unknown);
      case SchemaCheck.Violates violates -> throw UnusableEvent.of(violates);
    };
  }
}
