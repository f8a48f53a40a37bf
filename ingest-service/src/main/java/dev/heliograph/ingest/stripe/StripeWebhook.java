package dev.heliograph.ingest.stripe;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.ingest.publishing.EventPublisher;
import dev.heliograph.ingest.stripe.StripeMeters.Outcome;
import dev.heliograph.ingest.stripe.Translation.Passed;
import dev.heliograph.ingest.stripe.Translation.Told;
import dev.heliograph.ingest.stripe.Translation.Unreadable;
import dev.heliograph.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's webhook: 200 once the broker has what it means, or when it means nothing to us; 400
 * unless Stripe signed it just now; 422 when we cannot read it, so that Stripe keeps it.
 */
@RestController
class StripeWebhook {
  private static final Logger log = LoggerFactory.getLogger(StripeWebhook.class);

  private final StripeSignature signature;
  private final EventPublisher events;
  private final StripeMeters meters;
  private final Clock clock;

  StripeWebhook(StripeSettings settings, EventPublisher events, StripeMeters meters, Clock clock) {
    this.signature = new StripeSignature(settings.secrets(), clock);
    this.events = events;
    this.meters = meters;
    this.clock = clock;
  }

  /** The signature is over the bytes as they came: nothing may read them as JSON before. */
  @StripeDocs.Receive
  @PostMapping("/webhooks/stripe")
  void receive(
      @Parameter(description = "`t=SECONDS,v1=HEX`: HMAC-SHA256 of the time, a dot and the body.")
          @RequestHeader("Stripe-Signature")
          Optional<String> header,
      @RequestBody(required = false) Optional<byte[]> body) {
    byte[] bytes = body.orElseGet(() -> new byte[0]);
    requireGenuine(header, bytes);
    JsonNode event = read(bytes);
    String type = CheckoutEvents.knownType(event);
    switch (conforming(CheckoutEvents.translate(event, clock.instant()))) {
      case Told(var told) -> {
        events.publish(told);
        meters.count(type, Outcome.PUBLISHED);
      }
      case Passed(var reason) -> meters.count(type, outcomeOf(reason));
      case Unreadable(var why) -> throw unreadable(type, why);
    }
  }

  private void requireGenuine(Optional<String> header, byte[] body) {
    switch (signature.check(header, body)) {
      case GENUINE -> {}
      case MISSING ->
          throw refused(
              Outcome.SIGNATURE_MISSING,
              "The header Stripe-Signature is missing: Stripe sends it.");
      case FORGED ->
          throw refused(
              Outcome.SIGNATURE_INVALID,
              "The signature is not one of ours: compare STRIPE_WEBHOOK_SECRETS with the endpoint's"
                  + " signing secret at Stripe.");
      case STALE ->
          throw refused(
              Outcome.SIGNATURE_STALE,
              "The signature is more than 300 seconds away from our clock: an old request, or a"
                  + " clock that is wrong.");
    }
  }

  private ProblemException refused(Outcome outcome, String detail) {
    meters.count(CheckoutEvents.OTHER, outcome);
    return new ProblemException(HttpStatus.BAD_REQUEST, outcome.label(), detail);
  }

  private JsonNode read(byte[] body) {
    try {
      return ContractJson.readTree(body);
    } catch (MalformedRecord malformed) {
      throw unreadable(CheckoutEvents.OTHER, "not JSON");
    }
  }

  /** What would be a dead letter later is unreadable now. */
  private static Translation conforming(Translation translation) {
    return translation instanceof Told(DomainEvent event)
            && !(EventSchemas.check(event) instanceof SchemaCheck.Conforms)
        ? new Unreadable("its parts do not make a " + event.type())
        : translation;
  }

  private ProblemException unreadable(String type, String why) {
    meters.count(type, Outcome.UNREADABLE);
    log.error("a genuine Stripe event of type {} cannot be read: {}", type, why);
    return new ProblemException(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "stripe_event_unreadable",
        "The event cannot be read: " + why + ".");
  }

  private static Outcome outcomeOf(Translation.Reason reason) {
    return switch (reason) {
      case UNPAID -> Outcome.UNPAID;
      case UNKNOWN_TYPE -> Outcome.UNKNOWN_TYPE;
      case THIN -> Outcome.THIN;
    };
  }
}
