package dev.heliograph.contracts;

import tools.jackson.core.JacksonException;

/** Bytes that can never be read as the record they should be. Carries a place, never content. */
public final class MalformedRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedRecord(String message) {
    super(message);
  }

  /**
   * Jackson's own message may quote what it read, a number or a body among it: only the kind of the
   * fault, the line and the column are kept.
   */
  static MalformedRecord of(Class<?> type, JacksonException cause) {
    var at = cause.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new MalformedRecord(
        "not readable as %s: %s%s"
            .formatted(type.getSimpleName(), cause.getClass().getSimpleName(), place));
  }
}
