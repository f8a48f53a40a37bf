package dev.heliograph.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.benchmarks.load.HttpConnection.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
  private static final byte[] REQUEST = {'x'};

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

  HttpConnectionTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void bodiesAreReadByTheirLengthAndInChunks() throws IOException {
    var connection =
        answered(
            "HTTP/1.1 202 \r\nContent-Length: 3\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1\r\nf\r\n0\r\n\r\n",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 40000\r\n\r\n" + "g".repeat(40_000));
    assertThat(connection.exchange(REQUEST)).isEqualTo(new Response(202, "abc"));
    assertThat(connection.exchange(REQUEST)).isEqualTo(new Response(200, "def"));
    assertThat(connection.exchange(REQUEST)).isEqualTo(new Response(204, ""));
    assertThat(connection.exchange(REQUEST).body()).hasSize(40_000);
  }

  @Test
  void aConnectionThatTheServerClosesIsOpenedAnew() throws IOException {
    String last = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    Thread.ofVirtual().start(() -> serve(List.of(last), List.of(last)));
    try (var connection = new HttpConnection(server.getLocalPort())) {
      assertThat(connection.exchange(REQUEST).status()).isEqualTo(200);
      assertThat(connection.exchange(REQUEST).status()).isEqualTo(200);
    }
  }

  @Test
  void anAnswerThatIsCutOffIsNone() {
    var connection = answered("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
    assertThatThrownBy(() -> connection.exchange(REQUEST)).isInstanceOf(IOException.class);
  }

  private HttpConnection answered(String... answers) {
    Thread.ofVirtual().start(() -> serve(List.of(answers)));
    return new HttpConnection(server.getLocalPort());
  }

  /** Each list over a connection of its own. */
  @SafeVarargs
  private void serve(List<String>... connections) {
    for (List<String> answers : connections) {
      try (Socket socket = server.accept()) {
        for (String answer : answers) {
          assertThat(socket.getInputStream().read()).isEqualTo('x');
          socket.getOutputStream().write(answer.getBytes(US_ASCII));
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
