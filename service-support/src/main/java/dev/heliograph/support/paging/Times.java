package dev.heliograph.support.paging;

import java.time.Instant;

/** The times that can be asked for: those that the database reads as we write them. */
public final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /** Throws {@link IllegalArgumentException} for a time outside the years 1 to 9999, in UTC. */
  public static Instant requireKept(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new IllegalArgumentException("outside the years 1 to 9999");
    }
    return time;
  }
}
