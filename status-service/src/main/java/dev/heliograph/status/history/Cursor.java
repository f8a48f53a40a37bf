package dev.heliograph.status.history;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.status.history.MessageQuery.Filters;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * A position as an opaque text: version, microseconds, id and a hash of the filters it was made
 * with, in base64url.
 */
final class Cursor {
  private static final byte VERSION = 1;
  private static final int LENGTH = 1 + 8 + 16 + 4;

  private Cursor() {}

  static String of(Position position, Filters filters) {
    UUID id = position.id().value();
    byte[] bytes =
        ByteBuffer.allocate(LENGTH)
            .put(VERSION)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, position.createdAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putInt(fingerprint(filters))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Throws {@link IllegalArgumentException} for what we did not make for these filters. */
  static Position read(String text, Filters filters) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      boolean known = bytes.length == LENGTH && buffer.get() == VERSION;
      var at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
      var id = new MessageId(new UUID(buffer.getLong(), buffer.getLong()));
      if (!known || buffer.getInt() != fingerprint(filters)) {
        throw new IllegalArgumentException("a cursor of another search");
      }
      return new Position(Times.requireKept(at), id);
    } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a cursor", e);
    }
  }

  /** The same in every instance and every run: words and texts alone go into it. */
  private static int fingerprint(Filters filters) {
    var statuses = filters.statuses().stream().map(status -> status.word()).sorted().toList();
    var to = filters.to().map(number -> number.e164()).orElse("");
    var labels =
        filters.labels().stream()
            .map(label -> label.name() + ":" + label.value())
            .sorted()
            .toList();
    return String.join(
            "\n",
            labels.toString(),
            statuses.toString(),
            to,
            filters.event().toString(),
            filters.period().toString())
        .hashCode();
  }
}
