package dev.heliograph.simulator.twilio;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time that a date filter names: a day (GMT) or one second.
 *
 * @param end exclusive
 */
record DateRange(Instant start, Instant end) {

  /**
   * Reads {@code 2026-11-20} or {@code 2026-11-20T10:00:00Z}.
   *
   * @throws DateTimeException if it is neither
   */
  static DateRange parse(String text) {
    if (text.length() == 10) {
      var day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return new DateRange(day, day.plus(Duration.ofDays(1)));
    }
    var second = Times.parse(text);
    return new DateRange(second, second.plusSeconds(1));
  }

  boolean covers(Instant time) {
    return reaches(time) && begins(time);
  }

  /** On that date or before. */
  boolean reaches(Instant time) {
    return time.isBefore(end);
  }

  /** On that date or after. */
  boolean begins(Instant time) {
    return !time.isBefore(start);
  }
}
