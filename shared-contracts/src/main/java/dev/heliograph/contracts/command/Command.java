package dev.heliograph.contracts.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.heliograph.contracts.message.MessageId;
import java.time.Instant;

/**
 * A wish about one message. Topic {@code commands}, keyed by message id; may repeat. Its field
 * {@code type} says which it is. Whoever owns the message decides, and tells what came of it on
 * {@code status}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RetryRequested.class, name = "retry_requested"),
  @JsonSubTypes.Type(value = CancelRequested.class, name = "cancel_requested")
})
public sealed interface Command permits RetryRequested, CancelRequested {
  MessageId messageId();

  /** The attempt that whoever asked had seen last; 0: none yet. */
  int attempt();

  Asked asked();

  /**
   * Who asked, and when.
   *
   * @param by the name of the API key
   */
  record Asked(Instant at, String by) {}
}
