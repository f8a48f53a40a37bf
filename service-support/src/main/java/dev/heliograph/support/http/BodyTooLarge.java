package dev.heliograph.support.http;

import java.io.IOException;

/** A request body went over its bound. */
public final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge(long bound) {
    super("The body is larger than " + bound + " bytes.");
  }
}
