package dev.heliograph.contracts.message;

import java.time.Instant;
import java.util.Optional;

/**
 * What was decided about a message, or what became of an attempt. Topic {@code status}; may repeat.
 *
 * @param attempt 0 for a decision, from 1 for a send; only dispatch numbers attempts
 * @param about what the message is, where no {@code OutboundMessage} tells it
 */
public record StatusChange(
    MessageId messageId, int attempt, MessageStatus status, Reason reason, Optional<About> about) {

  /**
   * Where a change comes from and why.
   *
   * @param at when it happened, by the reporting service's clock
   * @param source the reporting service: {@code composer} or {@code dispatch}
   * @param code a stable word such as {@code missing_variable}, where there is a why
   * @param detail the why in words for people, without personal data
   * @param provider what the provider said, where one was asked
   */
  public record Reason(
      Instant at,
      String source,
      Optional<String> code,
      Optional<String> detail,
      Optional<ProviderAnswer> provider) {}

  /**
   * What a provider answered to a send.
   *
   * @param provider its name, such as {@code twilio}
   * @param providerId its own id of the message (Twilio: the SID)
   * @param errorCode its own code where it refused or failed
   */
  public record ProviderAnswer(
      String provider, Optional<String> providerId, Optional<Integer> errorCode) {}

  /**
   * A message that was never handed to dispatch.
   *
   * @param to absent where the person has no usable address
   */
  public record About(
      Optional<Recipient> to, Optional<TemplateRef> template, Handling handling, Origin origin) {}
}
