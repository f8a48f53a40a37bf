package dev.heliograph.ingest.stripe;

import dev.heliograph.contracts.event.DomainEvent;

/** What a genuine Stripe event means to us. */
sealed interface Translation {
  /** A domain event, to be published. */
  record Told(DomainEvent event) implements Translation {}

  /** Nothing that anybody here needs to hear: answered 200, so that Stripe does not repeat it. */
  record Passed(Reason reason) implements Translation {}

  /**
   * An event that we should understand and do not. Never answered 2xx: Stripe keeps it, repeats it
   * for three days and shows it as failed.
   *
   * @param why without anything out of the event itself
   */
  record Unreadable(String why) implements Translation {}

  /** Why nothing comes of an event; also a metric label. */
  enum Reason {
    /** Paid for later, if at all: another event will tell. */
    UNPAID,
    /** A type that nothing here listens to. */
    UNKNOWN_TYPE,
    /** A thin event names an object without showing it. */
    THIN
  }
}
