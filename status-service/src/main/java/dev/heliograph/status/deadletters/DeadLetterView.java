package dev.heliograph.status.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One dead letter as the API shows it. What is not known is null there.
 *
 * @param changedAt since when it has its status
 * @param reason the kind of failure, and what our own code says of it
 * @param key the record's own key
 * @param bytes of key, headers and value
 * @param cut what of it is missing
 * @param failures how often it has failed, this time included
 * @param former the dead letter that it was before it was sent again
 * @param headers shown of one alone
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeadLetterView(
    UUID id,
    LetterStatus status,
    Instant at,
    Instant changedAt,
    String reason,
    Origin origin,
    Optional<String> key,
    int bytes,
    Optional<String> cut,
    int failures,
    Optional<UUID> former,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<HeaderView>> headers) {

  /** Where it failed. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Origin(
      String topic,
      Optional<Integer> partition,
      Optional<Long> offset,
      Optional<String> consumer) {}

  /**
   * One header.
   *
   * @param base64 instead of the value where that is no text
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record HeaderView(
      String name,
      Optional<String> value,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<byte[]> base64) {

    static HeaderView of(DeadLetter.Header header) {
      Optional<String> text = header.text();
      return new HeaderView(
          header.name(), text, text.isPresent() ? Optional.empty() : header.value());
    }
  }

  DeadLetterView with(List<DeadLetter.Header> all) {
    return new DeadLetterView(
        id,
        status,
        at,
        changedAt,
        reason,
        origin,
        key,
        bytes,
        cut,
        failures,
        former,
        Optional.of(all.stream().map(HeaderView::of).toList()));
  }
}
