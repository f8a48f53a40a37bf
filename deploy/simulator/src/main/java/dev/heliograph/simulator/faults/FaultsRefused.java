package dev.heliograph.simulator.faults;

/** The faults asked for make no sense; the message says why, and nothing was changed. */
public final class FaultsRefused extends RuntimeException {
  FaultsRefused(String message) {
    super(message);
  }
}
