package dev.heliograph.dispatch.alerts;

/** Tells people. Never throws, and never waits for whoever is told. */
public interface Alerts {
  void raise(Alert alert);
}
