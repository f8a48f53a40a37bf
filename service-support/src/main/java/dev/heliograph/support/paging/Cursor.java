package dev.heliograph.support.paging;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * A place as an opaque text: version, microseconds, id and a hash of the filters it was made with,
 * in base64url.
 */
public final class Cursor {
  private static final byte VERSION = 1;
  private static final int LENGTH = 1 + 8 + 16 + 4;

  private Cursor() {}

  /** The fingerprint is the same in every instance and every run for the same filters. */
  public static String of(Place place, int fingerprint) {
    byte[] bytes =
        ByteBuffer.allocate(LENGTH)
            .put(VERSION)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.at()))
            .putLong(place.id().getMostSignificantBits())
            .putLong(place.id().getLeastSignificantBits())
            .putInt(fingerprint)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Throws {@link IllegalArgumentException} for what we did not make for these filters. */
  public static Place read(String text, int fingerprint) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      boolean known = bytes.length == LENGTH && buffer.get() == VERSION;
      var at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
      var id = new UUID(buffer.getLong(), buffer.getLong());
      if (!known || buffer.getInt() != fingerprint) {
        throw new IllegalArgumentException("a cursor of another search");
      }
      return new Place(Times.requireKept(at), id);
    } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a cursor", e);
    }
  }
}
