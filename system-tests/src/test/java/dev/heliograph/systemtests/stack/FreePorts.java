package dev.heliograph.systemtests.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** One free port for each part. */
final class FreePorts {
  /**
   * Below those that the system gives to outgoing connections: a killed part finds its own again.
   */
  private static final int LOWEST = 15_000;

  private static final int HIGHEST = 32_000;

  private FreePorts() {}

  static Map<Part, Integer> draw() {
    var random = new Random();
    var taken = new HashSet<Integer>();
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (Part part : Part.values()) {
      ports.put(part, draw(random, taken));
    }
    return ports;
  }

  static int drawOne() {
    return draw(new Random(), new HashSet<>());
  }

  private static int draw(Random random, Set<Integer> taken) {
    while (true) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
