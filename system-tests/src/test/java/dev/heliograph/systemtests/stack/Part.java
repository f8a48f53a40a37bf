package dev.heliograph.systemtests.stack;

import java.util.Locale;

/** A process of the stack. */
public enum Part {
  KAFKA,
  POSTGRES,
  SIMULATOR,
  INGEST,
  COMPOSER,
  DISPATCH,
  STATUS;

  /** As {@code ./run} names it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isService() {
    return compareTo(INGEST) >= 0;
  }
}
