package dev.heliograph.composer.kafka;

import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.contracts.event.Violation;

/** An event that can be read and that nothing can be made of. Says where and what, no content. */
final class UnusableEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnusableEvent(String message) {
    super(message);
  }

  /** The type is what a sender wrote and is not quoted. */
  static UnusableEvent of(SchemaCheck.UnknownType unknown) {
    return new UnusableEvent(
        "/type: there is no such type of event, there are "
            + String.join(", ", unknown.knownTypes()));
  }

  static UnusableEvent of(SchemaCheck.Violates violates) {
    Violation first = violates.violations().getFirst();
    int more = violates.violations().size() - 1;
    return new UnusableEvent(
        "%s: %s%s"
            .formatted(first.pointer(), first.detail(), more == 0 ? "" : " and " + more + " more"));
  }
}
