package dev.heliograph.systemtests.stack;

import java.util.List;
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

  /** Those that may die at any moment. The provider's stand-in is not one: it is the witness. */
  public static final List<Part> MORTAL =
      List.of(KAFKA, POSTGRES, INGEST, COMPOSER, DISPATCH, STATUS);

  /** As {@code ./run} names it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isService() {
    return compareTo(INGEST) >= 0;
  }
}
