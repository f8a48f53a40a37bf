package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.problem.ProblemException;
import dev.heliograph.support.trace.CurrentTrace;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes requests for single texts: one key of one client is one message, however often it comes.
 */
@Component
public class Messages {
  private static final Logger log = LoggerFactory.getLogger(Messages.class);
  private static final String TYPE = "message.requested";

  private final KeyedEvents events;
  private final MessageSettings settings;
  private final Clock clock;
  private final KeyMemory memory;
  private final CurrentTrace trace;

  Messages(KeyedEvents events, MessageSettings settings, Clock clock, CurrentTrace trace) {
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.trace = trace;
    this.memory = new KeyMemory(settings.rememberedKeys());
  }

  /**
   * Returns when the broker has the request.
   *
   * @param given the client's key; without one we draw it
   * @throws ProblemException 422 on a request that cannot become a text, or a key that stands for
   *     another one; 503, with the key to repeat with, when the broker did not confirm
   */
  public AcceptedMessage accept(
      Caller caller, Optional<IdempotencyKey> given, MessageRequest request) {
    ObjectNode data = sound(request);
    IdempotencyKey key = given.orElseGet(() -> IdempotencyKey.draw(clock));
    String eventId = key.eventIdFor(caller.name());
    String hash = RequestFingerprint.of(data);
    if (given.isPresent() && !memory.bind(eventId, hash)) { // a drawn one has not been used
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency_conflict",
          "This Idempotency-Key was used for another request: send that one again, or take a new key.");
    }
    String source = "/clients/" + caller.name();
    // the recipient is left out, so that one key is one message
    MessageId messageId = MessageId.derive(source, eventId, "direct", "recipient", "");
    data.put("messageId", messageId.toString());
    events.publish(
        eventOf(source, eventId, Map.of("requesthash", hash, "client", caller.name()), data), key);
    trace.tag("heliograph.message", messageId.toString());
    log.atDebug().addKeyValue("messageId", messageId).log("message={} accepted", messageId);
    return new AcceptedMessage(messageId, eventId, key.value());
  }

  private ObjectNode sound(MessageRequest request) {
    return switch (RequestCheck.check(request, settings.region())) {
      case CheckedRequest.Sound(var data) -> data;
      case CheckedRequest.Unsound(var faults) -> throw problemOf(faults);
    };
  }

  private DomainEvent eventOf(
      String source, String eventId, Map<String, String> extensions, ObjectNode data) {
    var attributes =
        new DomainEvent.Attributes(
            eventId, source, TYPE, Optional.of("message:" + eventId), clock.instant(), extensions);
    var event = new DomainEvent(attributes, data);
    if (!(EventSchemas.check(event) instanceof SchemaCheck.Conforms)) {
      // it would be a dead letter after we had said yes
      throw new IllegalStateException("an accepted request does not conform to its schema");
    }
    return event;
  }

  /** The first fault's code stands for the whole: mostly there is one. */
  private static ProblemException problemOf(List<Fault> faults) {
    var problem =
        new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            faults.getFirst().code(),
            "The request cannot become a text: see errors.");
    for (Fault fault : faults) {
      problem = problem.withField(fault.pointer(), fault.detail());
    }
    return problem;
  }
}
