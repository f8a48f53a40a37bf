package dev.heliograph.support.config;

/** A configured secret: it can be used, not shown. */
public record Secret(String value) {

  @Override
  public String toString() {
    return value.isBlank() ? "Secret[missing]" : "Secret[set]";
  }
}
