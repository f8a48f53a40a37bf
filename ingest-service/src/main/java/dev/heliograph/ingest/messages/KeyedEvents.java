package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.ingest.publishing.EventPublisher;
import dev.heliograph.support.kafka.BrokerUnavailable;
import dev.heliograph.support.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Publishes events that an idempotency key stands for. */
@Component
public class KeyedEvents {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final EventPublisher events;

  KeyedEvents(EventPublisher events) {
    this.events = events;
  }

  /**
   * Returns when the broker has it. Where it did not confirm, it may have been written all the
   * same: only the same key makes a repeat the same message.
   *
   * @throws ProblemException 503, with the key to repeat with, when the broker did not confirm
   */
  public void publish(DomainEvent event, IdempotencyKey key) {
    try {
      events.publish(event);
    } catch (BrokerUnavailable outage) {
      throw new ProblemException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "broker_unavailable",
              "The message broker does not answer, and the text may go out or not: send the same"
                  + " request again with this Idempotency-Key.")
          .withMember("idempotencyKey", key.value())
          .retryAfter(RETRY_AFTER);
    }
  }
}
