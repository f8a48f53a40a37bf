package dev.heliograph.ingest.checks;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.ingest.messages.AcceptedMessage;
import dev.heliograph.ingest.messages.IdempotencyKey;
import dev.heliograph.ingest.messages.KeyedEvents;
import dev.heliograph.ingest.messages.MessageRequest;
import dev.heliograph.ingest.messages.Messages;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.StringNode;

/** {@code /v1/checks}: what is configured, and drills whose texts really go out. */
@RestController
class CheckApi {
  private static final String TEST_TEXT = "Heliograph test message: your texts go out.";

  /** Of a hash in hex: 128 bits are as many as a UUID has. */
  private static final int DRILL_DIGITS = 32;

  private final Messages messages;
  private final KeyedEvents events;
  private final Environment environment;
  private final Clock clock;

  CheckApi(Messages messages, KeyedEvents events, Environment environment, Clock clock) {
    this.messages = messages;
    this.events = events;
    this.environment = environment;
    this.clock = clock;
  }

  @GetMapping(path = "/v1/checks", produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.READ)
  @CheckDocs.Report
  ConfigurationReport report() {
    return ConfigurationReport.of(Variables.ALL, this::valueOf);
  }

  /** A text to the phone that hears of sales, by the way of any text that a client asks for. */
  @PostMapping(path = "/v1/checks/test", produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.SEND)
  @CheckDocs.Test
  ResponseEntity<TextSent> test(@RequestHeader HttpHeaders headers, Caller caller) {
    var request =
        MessageRequest.words(
            requirePhone(), TEST_TEXT, Map.of("check", StringNode.valueOf("test")));
    AcceptedMessage accepted = messages.accept(caller, IdempotencyKey.of(headers), request);
    return accepted(
        accepted.idempotencyKey(), new TextSent(accepted.eventId(), accepted.messageId()));
  }

  /** Which texts it makes is for the rules to say. */
  @PostMapping(path = "/v1/checks/mock-sale", produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.SEND)
  @CheckDocs.MockSale
  ResponseEntity<EventSent> mockSale(@RequestHeader HttpHeaders headers, Caller caller) {
    return drill(headers, caller, drill -> DrillEvents.sale(drill, caller.name(), clock.instant()));
  }

  @PostMapping(path = "/v1/checks/system-alert", produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.SEND)
  @CheckDocs.SystemAlert
  ResponseEntity<EventSent> systemAlert(@RequestHeader HttpHeaders headers, Caller caller) {
    return drill(
        headers, caller, drill -> DrillEvents.alert(drill, caller.name(), clock.instant()));
  }

  /** One key, one drill: a repeat is not texted again. */
  private ResponseEntity<EventSent> drill(
      HttpHeaders headers, Caller caller, Function<String, DomainEvent> eventOf) {
    IdempotencyKey key = IdempotencyKey.of(headers).orElseGet(() -> IdempotencyKey.draw(clock));
    DomainEvent event = eventOf.apply(key.eventIdFor(caller.name()).substring(0, DRILL_DIGITS));
    events.publish(event, key);
    return accepted(
        key.value(), new EventSent(event.id(), event.attributes().subject().orElse("")));
  }

  private static <T> ResponseEntity<T> accepted(String key, T answer) {
    return ResponseEntity.accepted().header(IdempotencyKey.HEADER, key).body(answer);
  }

  private String requirePhone() {
    String name = Variables.SMS_NOTIFICATION_PHONE;
    String value = valueOf(name).map(String::strip).orElse("");
    if (value.isEmpty()) {
      throw conflict("variable_missing", name + " is not set: set it to a number in E.164.");
    }
    if (!Form.PHONE.fits(value)) {
      throw conflict("variable_malformed", name + " is no number for texts: set it in E.164.");
    }
    return value;
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(HttpStatus.CONFLICT, code, detail);
  }

  private Optional<String> valueOf(String name) {
    return Optional.ofNullable(environment.getProperty(name));
  }

  record TextSent(String eventId, MessageId messageId) {}

  record EventSent(String eventId, String subject) {}
}
