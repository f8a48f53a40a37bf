package dev.heliograph.ingest.publishing;

import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.support.kafka.BrokerUnavailable;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Publishes events keyed by what they are about, so that one subject's events stay in order. */
@Component
public class EventPublisher {
  /** Of one record; the broker refuses at about 1 MB, for good. */
  static final int LARGEST_BYTES = 512 * 1024;

  private final RecordPublisher records;
  private final PublishingMeters meters;

  EventPublisher(RecordPublisher records, PublishingMeters meters) {
    this.records = records;
    this.meters = meters;
  }

  /** Like {@link #publishAll}. */
  public void publish(DomainEvent event) {
    publishAll(List.of(event));
  }

  /**
   * Returns when the broker has every one of them.
   *
   * @throws BrokerUnavailable when it did not confirm in time; some may have been written
   * @throws ProblemException (413) when one is too large; then nothing was written
   */
  public void publishAll(List<DomainEvent> events) {
    List<OutgoingRecord> encoded = events.stream().map(EventPublisher::recordOf).toList();
    meters.timed(() -> records.publishAll(encoded));
    meters.published(events);
  }

  private static OutgoingRecord recordOf(DomainEvent event) {
    EventCodec.Encoded encoded = EventCodec.toRecord(event);
    if (encoded.value().length > LARGEST_BYTES) {
      throw new ProblemException(
          HttpStatus.CONTENT_TOO_LARGE,
          "event_too_large",
          "The data of one event has at most %d bytes.".formatted(LARGEST_BYTES));
    }
    String key = event.attributes().subject().orElseGet(event::id);
    return new OutgoingRecord(Topics.EVENTS, key, encoded.headers(), encoded.value());
  }
}
