package dev.heliograph.contracts.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the Internet. Source: RFC 3339, section 5.6. */
final class Rfc3339 {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:)(\\d\\d)(?:(\\.\\d{1,9})\\d*)?(Z|[+-]\\d\\d:\\d\\d)");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private static final int SECONDS_A_DAY = 86_400;

  private Rfc3339() {}

  /** Empty where the text has not the form; finer than a nanosecond is cut off. */
  static Optional<Instant> parse(String text) {
    Matcher parts = SHAPE.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean leap = parts.group(2).equals("60"); // Java knows no leap second: the next one begins
    String fraction = parts.group(3) == null || leap ? "" : parts.group(3);
    String plain = parts.group(1) + (leap ? "59" : parts.group(2)) + fraction + parts.group(4);
    try {
      Instant time = OffsetDateTime.parse(plain).toInstant().plusSeconds(leap ? 1 : 0);
      boolean real =
          !leap || time.getEpochSecond() % SECONDS_A_DAY == 0; // only before midnight UTC
      return Optional.of(time).filter(t -> real && !t.isBefore(FIRST) && t.isBefore(END));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
