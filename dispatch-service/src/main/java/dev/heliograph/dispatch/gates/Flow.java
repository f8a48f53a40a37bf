package dev.heliograph.dispatch.gates;

/** How rows of a route may be started now. */
public sealed interface Flow {
  /** As many as there are permits. */
  record Free() implements Flow {}

  /** As fast as its sender's limit says, and no row without tokens in hand. */
  record Paced(double segmentsPerSecond) implements Flow {}

  /** Not at all: it is paused, or its provider is down. */
  record Closed() implements Flow {}

  Flow FREE = new Free();
  Flow CLOSED = new Closed();
}
