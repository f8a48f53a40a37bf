package dev.heliograph.ingest.events;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.contracts.event.MalformedEvent;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /v1/events}: 202 once the broker has every event. Source: CloudEvents HTTP protocol
 * binding 1.0.2, section 3.
 */
@RestController
@RequiresScope(Scope.SEND)
class EventApi {
  static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

  private final EventIntake intake;
  private final Clock clock;

  EventApi(EventIntake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  @EventDocs.Publish
  @PostMapping(path = "/v1/events", consumes = STRUCTURED, produces = JSON)
  ResponseEntity<TakenOne> structured(@RequestBody byte[] body, Caller caller) {
    return takeOne(read(body, () -> EventCodec.readStructured(body, clock.instant())), caller);
  }

  @EventDocs.Publish
  @PostMapping(path = "/v1/events", consumes = BATCH, produces = JSON)
  ResponseEntity<TakenBatch> batch(@RequestBody byte[] body, Caller caller) {
    List<DomainEvent> events = read(body, () -> EventCodec.readBatch(body, clock.instant()));
    intake.takeBatch(events, caller.name());
    return ResponseEntity.accepted()
        .body(new TakenBatch(events.stream().map(DomainEvent::id).toList()));
  }

  @EventDocs.Publish
  @PostMapping(path = "/v1/events", consumes = JSON, produces = JSON)
  ResponseEntity<TakenOne> binary(
      @RequestHeader HttpHeaders headers, @RequestBody byte[] body, Caller caller) {
    BinaryHeaders attributes = BinaryHeaders.of(headers);
    if (attributes.areNone()) {
      throw new ProblemException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported_media_type",
          "Send an event as %s, events as %s, or its attributes in ce- headers."
              .formatted(STRUCTURED, BATCH));
    }
    return takeOne(
        read(body, () -> EventCodec.readBinary(attributes.single(), body, clock.instant())),
        caller);
  }

  private ResponseEntity<TakenOne> takeOne(DomainEvent event, Caller caller) {
    intake.takeOne(event, caller.name());
    return ResponseEntity.accepted().body(new TakenOne(event.id()));
  }

  private static <T> T read(byte[] body, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (MalformedEvent malformed) {
      throw EventProblems.of(malformed, body);
    }
  }

  record TakenOne(String eventId) {}

  /** In the order of the request. */
  record TakenBatch(List<String> eventIds) {}
}
