package dev.heliograph.benchmarks;

/** The command line asks for something that there is not; the message says what. */
final class Misuse extends RuntimeException {
  Misuse(String message) {
    super(message);
  }
}
