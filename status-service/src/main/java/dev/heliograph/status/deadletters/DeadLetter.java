package dev.heliograph.status.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that failed, as it was read from its dead-letter topic.
 *
 * @param id the same whenever that record is read again
 * @param at when it was put there
 * @param cut what is missing of it; such a one cannot be sent again
 * @param former the dead letter that it was before it was sent again
 */
public record DeadLetter(
    UUID id,
    Instant at,
    Origin origin,
    String reason,
    Optional<String> cut,
    Optional<UUID> former,
    Content content) {

  /**
   * Where it failed.
   *
   * @param partition and {@code offset} are not known of what was put there by somebody else
   * @param consumer the consumer group
   */
  public record Origin(
      String topic, Optional<Integer> partition, Optional<Long> offset, Optional<String> consumer) {

    /** Whether it is known which record it is, so that its fate elsewhere can be compared. */
    public boolean isExact() {
      return partition.isPresent() && offset.isPresent();
    }
  }

  /**
   * The record itself. Personal data.
   *
   * @param key and {@code value}: absent where the record has none
   */
  public record Content(Optional<byte[]> key, List<Header> headers, Optional<byte[]> value) {
    public Content {
      headers = List.copyOf(headers);
    }

    /** Bytes of all of it. */
    public int size() {
      int headersSize =
          headers.stream()
              .mapToInt(h -> h.name().length() + h.value().map(v -> v.length).orElse(0))
              .sum();
      return headersSize
          + key.map(bytes -> bytes.length).orElse(0)
          + value.map(bytes -> bytes.length).orElse(0);
    }

    @Override
    public String toString() {
      return "Content[" + size() + " bytes]";
    }
  }

  /** A header may have no value, and a name may stand more than once. */
  public record Header(String name, Optional<byte[]> value) {

    /** Empty where the value is no text. */
    Optional<String> text() {
      return value.flatMap(DeadLetter::textOf);
    }

    @Override
    public String toString() {
      return "Header[" + name + "]";
    }
  }

  /** The first word of the reason: the kind of failure. */
  public String kind() {
    int colon = reason.indexOf(':');
    return colon < 0 ? reason : reason.substring(0, colon);
  }

  private static Optional<String> textOf(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
