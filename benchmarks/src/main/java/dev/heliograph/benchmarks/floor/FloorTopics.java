package dev.heliograph.benchmarks.floor;

import java.util.List;

/** The floor's topics. */
public final class FloorTopics {
  static final String EVENTS = "floor.events";
  static final String MESSAGES = "floor.messages";
  static final String STATUS = "floor.status";

  private FloorTopics() {}

  public static List<String> all() {
    return List.of(EVENTS, MESSAGES, STATUS);
  }
}
