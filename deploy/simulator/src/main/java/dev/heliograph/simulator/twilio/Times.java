package dev.heliograph.simulator.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in requests. */
final class Times {
  private Times() {}

  /**
   * Reads ISO 8601. Without a zone it is UTC: twilio-java writes every time without one, also a
   * time that was in another zone.
   *
   * @throws DateTimeException if it is no time
   */
  static Instant parse(String iso) {
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : Instant.from(parsed);
  }
}
