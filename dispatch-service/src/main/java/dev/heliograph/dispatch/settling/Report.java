package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.ReportHeaders;
import java.util.Optional;

/**
 * The provider's word on one attempt: a status callback, or its own late answer to the send.
 *
 * @param attempt the attempt that it is about, as we told the provider with the send
 * @param sid the provider's id
 * @param status absent where we know no word for what it says; its sid is evidence all the same
 * @param provider who says it; absent: the one that we have always had
 */
public record Report(
    MessageId id,
    int attempt,
    String sid,
    Optional<MessageStatus> status,
    Optional<Integer> errorCode,
    Optional<String> provider) {

  /** Of a provider that need not be named. */
  public Report(
      MessageId id,
      int attempt,
      String sid,
      Optional<MessageStatus> status,
      Optional<Integer> errorCode) {
    this(id, attempt, sid, status, errorCode, Optional.empty());
  }

  static Report of(ReportHeaders headers) {
    var reported = headers.reported();
    return new Report(
        headers.messageId(),
        headers.attempt(),
        reported.providerId(),
        reported.status(),
        reported.errorCode(),
        Optional.of(reported.provider()));
  }

  /** Our own call was answered with a sid. */
  public static Report accepted(MessageId id, int attempt, String sid) {
    return new Report(id, attempt, sid, Optional.of(MessageStatus.ACCEPTED), Optional.empty());
  }

  /** Of this provider. */
  public Report by(Optional<String> name) {
    return new Report(id, attempt, sid, status, errorCode, name);
  }

  boolean saysDelivered() {
    return status.filter(MessageStatus.DELIVERED::equals).isPresent();
  }

  boolean saysFailed() {
    return status
        .filter(word -> word == MessageStatus.FAILED || word == MessageStatus.UNDELIVERED)
        .isPresent();
  }
}
