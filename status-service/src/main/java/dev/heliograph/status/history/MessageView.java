package dev.heliograph.status.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.contracts.errors.ErrorExplanation;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message with its whole story, flat as the API shows it. What is not known is null there.
 *
 * @param to E.164; not known for a callback whose message was not heard of yet
 * @param template the template's name
 * @param error why it stands where it stands; absent where nothing is wrong
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MessageView(
    MessageId id,
    MessageStatus status,
    Instant statusAt,
    Optional<String> to,
    Optional<String> channel,
    Optional<String> category,
    Optional<String> template,
    Map<String, String> labels,
    Optional<String> encoding,
    Optional<Integer> segments,
    Cost cost,
    List<Attempt> attempts,
    List<TimelineEntry> timeline,
    Optional<ErrorExplanation> error) {

  /** In units of the currency. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Cost(
      Optional<BigDecimal> estimated, Optional<BigDecimal> settled, Optional<String> currency) {
    public static final Cost UNKNOWN =
        new Cost(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * One send.
   *
   * @param providerId the provider's id of it (Twilio: the SID)
   * @param status absent where the provider reported in words that we do not know
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Attempt(
      int attempt,
      Optional<String> provider,
      Optional<String> providerId,
      Optional<MessageStatus> status,
      Optional<String> errorCode) {}

  /**
   * One thing that was heard, whether or not it changed anything.
   *
   * @param source who said it: {@code composer}, {@code dispatch} or a provider's name
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record TimelineEntry(
      Instant at, Optional<MessageStatus> status, String source, Optional<String> detail) {}
}
