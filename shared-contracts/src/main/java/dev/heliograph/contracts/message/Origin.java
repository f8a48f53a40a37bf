package dev.heliograph.contracts.message;

import dev.heliograph.contracts.event.EventRef;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Why there is a message: the event, the rule that wanted it and for whom, and the caller's labels.
 *
 * @param audience whom the rule addresses, such as {@code customer} or {@code technician}
 * @param requestHash hash of the request's body where the caller gave an idempotency key: the same
 *     id with another hash is a conflict and is never sent
 */
public record Origin(
    EventRef event,
    String rule,
    String audience,
    Map<String, String> labels,
    Optional<String> requestHash) {

  public Origin {
    labels = Map.copyOf(labels);
  }

  /** A label may hold a name or a number: only what they are called is shown. */
  @Override
  public String toString() {
    return "Origin[%s, rule=%s, audience=%s, labels=%s]"
        .formatted(event, rule, audience, new TreeSet<>(labels.keySet()));
  }
}
