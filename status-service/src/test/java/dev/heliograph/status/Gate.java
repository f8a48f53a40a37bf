package dev.heliograph.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A way to the database that can be opened and closed; its port stays the same. */
final class Gate implements AutoCloseable {
  private final URI behind;
  private final int port;
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
  private @Nullable ServerSocket door;

  private Gate(URI behind, int port) {
    this.behind = behind;
    this.port = port;
  }

  /** Closed at first. The URL is the database's as JDBC writes it. */
  static Gate to(String jdbcUrl) {
    try (var free = new ServerSocket(0)) {
      return new Gate(URI.create(jdbcUrl.substring("jdbc:".length())), free.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC URL through this gate. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + behind.getPath();
  }

  void open() {
    try {
      var opened = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      door = opened;
      Thread.ofVirtual().start(() -> serve(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(ServerSocket opened) {
    try {
      while (true) {
        Socket inside = opened.accept();
        Socket outside = new Socket(behind.getHost(), behind.getPort());
        connections.add(inside);
        connections.add(outside);
        Thread.ofVirtual().start(() -> pass(inside, outside));
        Thread.ofVirtual().start(() -> pass(outside, inside));
      }
    } catch (IOException closed) {
      // the end of this door
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // the end of this connection
    }
  }

  @Override
  public void close() {
    shut();
  }

  /** Cuts what is connected and lets nobody in, until it is opened again. */
  void shut() {
    try {
      if (door != null) {
        door.close();
      }
      for (Socket connection : connections) {
        connection.close();
      }
      connections.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
