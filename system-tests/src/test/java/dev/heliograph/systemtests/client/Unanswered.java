package dev.heliograph.systemtests.client;

/** Nobody there, or no answer came: what became of the request is not known. */
public final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unanswered(Exception cause) {
    super(cause);
  }
}
