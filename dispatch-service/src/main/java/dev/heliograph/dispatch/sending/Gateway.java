package dev.heliograph.dispatch.sending;

import java.util.Set;

/** A provider that takes messages of one kind. */
public interface Gateway {
  /** Its name in routes and status changes, such as {@code twilio}. */
  String name();

  /** The names of our senders there: what routes may lead to. */
  default Set<String> senders() {
    return Set.of("main");
  }

  /**
   * Makes at most one request, and returns within a bounded time, whatever the provider does.
   *
   * @param startBy nothing is written to the wire once it has passed
   */
  SendOutcome send(Attempt attempt, Deadline startBy);
}
