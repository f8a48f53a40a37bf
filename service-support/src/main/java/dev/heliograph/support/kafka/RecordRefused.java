package dev.heliograph.support.kafka;

/**
 * The record itself is not taken, such as one that is too large: it would be refused again. Of the
 * records published with it, some may have been written.
 */
public final class RecordRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordRefused(Throwable cause) {
    super("a record is not taken by the broker: " + cause.getClass().getSimpleName(), cause);
  }
}
