package dev.heliograph.benchmarks.floor;

/** The line by which a process of the floor tells that it has begun to work. */
public final class Ready {
  public static final String LINE = "ready";

  private Ready() {}

  static void say() {
    System.out.println(LINE);
  }
}
