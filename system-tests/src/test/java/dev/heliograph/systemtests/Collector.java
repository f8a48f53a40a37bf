package dev.heliograph.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes spans by OTLP over HTTP and keeps them as they come: protobuf, in which texts stand as they
 * are, and trace ids as their bytes.
 */
final class Collector implements AutoCloseable {
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** What a service needs to send its spans here. */
  Map<String, String> variables() {
    return Map.of(
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** What came, one for each request, byte by byte. */
  List<String> received() {
    return List.copyOf(received);
  }

  /** Whether one and the same request tells of this trace and has all of these words. */
  boolean hasTogether(String traceId, String... words) {
    String bytes = new String(HexFormat.of().parseHex(traceId), ISO_8859_1);
    return received.stream()
        .anyMatch(one -> one.contains(bytes) && List.of(words).stream().allMatch(one::contains));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
