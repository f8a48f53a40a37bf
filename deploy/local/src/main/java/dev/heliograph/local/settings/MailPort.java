package dev.heliograph.local.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Where the simulator takes mails unless it is told: nobody but our own services needs to know, so
 * several stacks on one machine never meet.
 */
final class MailPort {
  private static final int USUAL = 8025;

  /** Below those that the system gives to outgoing connections. */
  private static final int LOWEST = 10_000;

  private static final int HIGHEST = 14_999;

  private MailPort() {}

  static int free(boolean usualPorts) {
    IntStream usual = usualPorts ? IntStream.of(USUAL) : IntStream.empty();
    return IntStream.concat(usual, new Random().ints(LOWEST, HIGHEST + 1))
        .filter(MailPort::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
