package dev.heliograph.support.config;

import java.util.Map;
import java.util.TreeMap;

/** The start stops: these environment variables are needed and not set. */
final class MissingVariables extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> hints;

  /** Takes name to what it should be set to. */
  MissingVariables(Map<String, String> hints) {
    super("missing configuration: " + String.join(", ", new TreeMap<>(hints).keySet()));
    this.hints = new TreeMap<>(hints);
  }

  Map<String, String> hints() {
    return hints;
  }
}
