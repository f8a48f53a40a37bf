package dev.heliograph.local;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.part.Part;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Looks before anything is started whether its port is free: a part's own words come late. */
final class PortCheck {
  private PortCheck() {}

  /**
   * Tries every port of the stack.
   *
   * @throws Problem that names the variable by which the port is moved
   */
  static void requireFree(Settings settings) {
    for (Part part : settings.parts()) {
      int port = settings.ports().of(part);
      try {
        open(new InetSocketAddress(port));
        open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        throw new Problem(sentence(part, port, String.valueOf(e.getMessage())));
      }
    }
  }

  private static void open(InetSocketAddress address) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections that linger from the last run are no obstacle
      socket.bind(address);
    }
  }

  private static String sentence(Part part, int port, String cause) {
    String what =
        cause.toLowerCase(Locale.ROOT).contains("denied") ? "may not be opened" : "is taken";
    return "Port %d, meant for %s, %s; set %s to a free one."
        .formatted(port, part.label(), what, part.portVariable());
  }
}
