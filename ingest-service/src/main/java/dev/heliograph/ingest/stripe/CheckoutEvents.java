package dev.heliograph.ingest.stripe;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.ingest.stripe.Translation.Passed;
import dev.heliograph.ingest.stripe.Translation.Reason;
import dev.heliograph.ingest.stripe.Translation.Told;
import dev.heliograph.ingest.stripe.Translation.Unreadable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's checkout events in our words. Reads the JSON itself and not through the SDK's classes,
 * which know one API version: an account may be on any.
 */
final class CheckoutEvents {
  static final String SOURCE = "stripe";

  /** Stands for every type that is none of ours. */
  static final String OTHER = "other";

  static final String COMPLETED = "checkout.session.completed";
  static final String PAID_LATER = "checkout.session.async_payment_succeeded";
  static final String NOT_PAID = "checkout.session.async_payment_failed";

  private static final Set<String> TYPES = Set.of(COMPLETED, PAID_LATER, NOT_PAID);
  private static final Set<String> SETTLED = Set.of("paid", "no_payment_required");

  private CheckoutEvents() {}

  /** The event's type where it is one of ours, else {@code other}: safe as a metric label. */
  static String knownType(JsonNode event) {
    return text(event, "type").filter(TYPES::contains).orElse(OTHER);
  }

  /**
   * What a genuine event comes to.
   *
   * @param acceptedAt stands as the time of what is told: Stripe repeats for three days, and how
   *     long a text is of use counts from when we could first have sent it
   */
  static Translation translate(JsonNode event, Instant acceptedAt) {
    if (text(event, "object").filter(kind -> kind.startsWith("v2.")).isPresent()) {
      return new Passed(Reason.THIN);
    }
    Optional<String> type = text(event, "type");
    if (type.isEmpty()) {
      return new Unreadable("no event with a type");
    }
    return switch (type.get()) {
      case COMPLETED -> completed(event, acceptedAt);
      case PAID_LATER -> purchase(event, Outcome.PAID, acceptedAt);
      case NOT_PAID -> purchase(event, Outcome.FAILED, acceptedAt);
      default -> new Passed(Reason.UNKNOWN_TYPE);
    };
  }

  private static Translation completed(JsonNode event, Instant acceptedAt) {
    Optional<String> paymentStatus = text(session(event), "payment_status");
    if (paymentStatus.isEmpty()) {
      return new Unreadable("the session has no payment_status");
    }
    return SETTLED.contains(paymentStatus.get())
        ? purchase(event, Outcome.PAID, acceptedAt)
        : new Passed(Reason.UNPAID);
  }

  private static Translation purchase(JsonNode event, Outcome outcome, Instant acceptedAt) {
    JsonNode session = session(event);
    Optional<String> sessionId = text(session, "id").filter(PurchaseData::isIdentifier);
    if (sessionId.isEmpty()) {
      return new Unreadable("the session has no id");
    }
    var attributes =
        new DomainEvent.Attributes(
            sessionId.get() + outcome.suffix, // not Stripe's event id: two may tell of one purchase
            SOURCE,
            outcome.type,
            Optional.of("purchase:" + sessionId.get()),
            acceptedAt,
            extensions(event));
    return new Told(new DomainEvent(attributes, PurchaseData.of(session)));
  }

  private static Map<String, String> extensions(JsonNode event) {
    var extensions = new HashMap<String, String>();
    text(event, "id")
        .filter(PurchaseData::isIdentifier)
        .ifPresent(id -> extensions.put("stripeevent", id));
    return extensions;
  }

  private static JsonNode session(JsonNode event) {
    return event.path("data").path("object");
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.path(name).stringValueOpt();
  }

  /** How a payment ended, and what we call it. */
  private enum Outcome {
    PAID("purchase.completed", ":paid"),
    FAILED("payment.failed", ":failed");

    private final String type;
    private final String suffix;

    Outcome(String type, String suffix) {
      this.type = type;
      this.suffix = suffix;
    }
  }
}
