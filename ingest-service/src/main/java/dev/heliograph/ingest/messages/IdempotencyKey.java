package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.PartsHash;
import dev.heliograph.support.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What makes one request, however often it is sent, one message. 1 to 255 visible ASCII. */
public record IdempotencyKey(String value) {
  /** The header that carries it, in requests and in answers. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern SHAPE = Pattern.compile("[!-~]{1,255}");
  private static final RandomGenerator RANDOM = new SecureRandom();

  public IdempotencyKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 255 visible ASCII characters");
    }
  }

  /**
   * What a client sent, if anything.
   *
   * @throws ProblemException 422 when it is no key, 400 when there are several
   */
  public static Optional<IdempotencyKey> of(HttpHeaders headers) {
    List<String> given = headers.getOrEmpty(HEADER).stream().distinct().toList();
    if (given.size() > 1) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST,
              "idempotency_key_repeated",
              "Two different Idempotency-Key headers came: which one is meant is not for us to"
                  + " guess.")
          .withField(HEADER, "stands more than once");
    }
    return ofHeader(given.stream().findFirst());
  }

  static Optional<IdempotencyKey> ofHeader(Optional<String> header) {
    header
        .filter(text -> !SHAPE.matcher(text).matches())
        .ifPresent(
            text -> {
              throw new ProblemException(
                      HttpStatus.UNPROCESSABLE_CONTENT,
                      "idempotency_key_invalid",
                      "An Idempotency-Key has 1 to 255 visible ASCII characters.")
                  .withField(HEADER, "is not of that form");
            });
    return header.map(IdempotencyKey::new);
  }

  /** A new one, a UUID of version 7 (RFC 9562, section 5.7), for who gave none. */
  public static IdempotencyKey draw(Clock clock) {
    long high = (clock.millis() << 16) | 0x7000 | RANDOM.nextLong(0x1000);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new IdempotencyKey(new UUID(high, low).toString());
  }

  /**
   * The id of the event that the request becomes: hex SHA-256 of the client's name and the key,
   * each in UTF-8 with its length before it. A key that we drew counts as if the client had sent
   * it: repeating the request with it makes the same message.
   */
  public String eventIdFor(String client) {
    return HexFormat.of().formatHex(PartsHash.sha256(client, value));
  }
}
