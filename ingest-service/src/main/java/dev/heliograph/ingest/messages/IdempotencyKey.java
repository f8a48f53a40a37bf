package dev.heliograph.ingest.messages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What makes one request, however often it is sent, one message. 1 to 255 visible ASCII. */
record IdempotencyKey(String value) {
  private static final Pattern SHAPE = Pattern.compile("[!-~]{1,255}");
  private static final RandomGenerator RANDOM = new SecureRandom();

  IdempotencyKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 255 visible ASCII characters");
    }
  }

  /** Empty when the text is no key. */
  static Optional<IdempotencyKey> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
  }

  /** A new one, a UUID of version 7 (RFC 9562, section 5.7), for who gave none. */
  static IdempotencyKey draw(Clock clock) {
    long high = (clock.millis() << 16) | 0x7000 | RANDOM.nextLong(0x1000);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new IdempotencyKey(new UUID(high, low).toString());
  }

  /**
   * The id of the event that the request becomes: hex SHA-256 of the client's name and the key,
   * each in UTF-8 with its length before it. A key that we drew counts as if the client had sent
   * it: repeating the request with it makes the same message.
   */
  String eventIdFor(String client) {
    MessageDigest digest = sha256();
    for (String part : new String[] {client, value}) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
      digest.update(utf8);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
