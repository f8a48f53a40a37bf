package dev.heliograph.local;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports that nobody has at the moment. */
final class TestPorts {
  private TestPorts() {}

  static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
