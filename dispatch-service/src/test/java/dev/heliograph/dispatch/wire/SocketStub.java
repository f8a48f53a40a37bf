package dev.heliograph.dispatch.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider on a raw socket, which can do what no HTTP server would. Counts what reaches it. */
public final class SocketStub implements AutoCloseable {
  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  /** What it does with a request that it has read in full. */
  public interface Behaviour {
    void answer(Socket connection, OutputStream out) throws IOException, InterruptedException;
  }

  public SocketStub(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public static Behaviour answering(int status, String headers, String body) {
    return (connection, out) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String head =
          "HTTP/1.1 %d Said\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(status, bytes.length, headers);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
    };
  }

  /** An answer that begins and never ends within reason. */
  public static void trickle(Socket connection, OutputStream out)
      throws IOException, InterruptedException {
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 60_000; i++) {
      out.write(' ');
      out.flush();
      Thread.sleep(50);
    }
  }

  public static void reset(Socket connection, OutputStream out) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  public static void drop(Socket connection, OutputStream out) throws IOException {
    connection.close();
  }

  public static void silence(Socket connection, OutputStream out) throws InterruptedException {
    Thread.sleep(Duration.ofHours(1));
  }

  /** An address at which nobody listens. */
  public static String refusingUrl() throws IOException {
    try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + unused.getLocalPort();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  public List<String> requests() {
    return requests;
  }

  public List<Socket> connections() {
    return connections;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // the test has ended
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      while (true) {
        String request = read(in);
        if (request.isEmpty()) {
          return;
        }
        requests.add(request);
        behaviour.answer(connection, connection.getOutputStream());
      }
    } catch (IOException | InterruptedException dropped) {
      // the client, or the behaviour, has had enough
    }
  }

  private static String read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.US_ASCII);
    int length =
        text.lines()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
