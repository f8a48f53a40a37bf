package dev.heliograph.benchmarks.floor;

/** One process of the floor. Arguments: which of the four, and the port it listens on. */
public final class FloorMain {
  private FloorMain() {}

  public static void main(String[] args) throws InterruptedException {
    int port = Integer.parseInt(args[1]);
    switch (args[0]) {
      case "ingest" -> new Ingest().start(port);
      case "composer" -> new Compose().run();
      case "dispatch" -> new Dispatch().run();
      case "status" -> new Status().run(port);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
