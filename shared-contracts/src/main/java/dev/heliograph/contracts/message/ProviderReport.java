package dev.heliograph.contracts.message;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's report on one attempt, as it came. Topic {@code callbacks}, keyed by message id; the
 * scalar parts also stand in the record's headers ({@link ReportHeaders}), for readers that need no
 * more.
 *
 * @param receivedAt when we had it, by our clock
 * @param fields every form field with all of its values, in the order they came
 */
public record ProviderReport(
    MessageId messageId,
    int attempt,
    Reported reported,
    Instant receivedAt,
    Map<String, List<String>> fields) {

  public ProviderReport {
    var copy = new LinkedHashMap<String, List<String>>();
    fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    fields = Collections.unmodifiableMap(copy); // keeps the order, which Map.copyOf does not
  }

  /** The fields hold numbers and may hold words: only their names are shown. */
  @Override
  public String toString() {
    return "ProviderReport[%s, %d, %s, %s]"
        .formatted(messageId, attempt, reported, fields.keySet());
  }

  /**
   * What it says.
   *
   * @param provider who reports, such as {@code twilio}
   * @param providerId the provider's id of the message (Twilio: the SID)
   * @param word the provider's own word for the status
   * @param status our word for it; absent where we know none
   * @param errorCode the provider's code, on failures
   */
  public record Reported(
      String provider,
      String providerId,
      String word,
      Optional<MessageStatus> status,
      Optional<Integer> errorCode) {}
}
