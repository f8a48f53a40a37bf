package dev.heliograph.contracts.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.heliograph.contracts.PartsHash;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names one message. It is derived, not drawn: the same event makes the same id, however often and
 * by whatever path it arrives. A UUID of version 8 (RFC 9562, section 5.8).
 */
public record MessageId(@JsonValue UUID value) implements Comparable<MessageId> {
  private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  /** Reads the form with hyphens. Throws {@link IllegalArgumentException} on any other. */
  @JsonCreator
  public static MessageId parse(String text) {
    if (!hasForm(text)) { // UUID.fromString takes more, and quotes what it refuses
      throw new IllegalArgumentException("not a UUID in its usual form");
    }
    return new MessageId(UUID.fromString(text));
  }

  /** By hand, since every record has one: a pattern takes ten times as long. */
  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char at = text.charAt(i);
      if (FORM.charAt(i) == '-' ? at != '-' : !HexFormat.isHexDigit(at)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The id of the message that a rule makes of an event for one audience.
   *
   * @param source where the event comes from, as in CloudEvents
   * @param eventId the event's id within its source
   * @param rule the rule that wants the text
   * @param audience whom the rule addresses, such as {@code customer}
   * @param recipient the address in its normal form; the empty string where there is none, or where
   *     the event's id alone shall make the message
   */
  public static MessageId derive(
      String source, String eventId, String rule, String audience, String recipient) {
    ByteBuffer hash = ByteBuffer.wrap(PartsHash.sha256(source, eventId, rule, audience, recipient));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new MessageId(new UUID(high, low));
  }

  /** By unsigned value: the order in which Postgres sorts a uuid, and so the order of locks. */
  @Override
  public int compareTo(MessageId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
