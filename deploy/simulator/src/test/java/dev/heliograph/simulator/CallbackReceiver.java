package dev.heliograph.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heliograph.simulator.web.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A caller's webhook: keeps what it was told, and answers as it is told to. */
final class CallbackReceiver implements AutoCloseable {
  /** One callback as it came. */
  record Received(String uri, String signature, String token, Form form, long atNanos) {
    String status() {
      return form.find("MessageStatus").orElseThrow();
    }
  }

  /** Answers that are given first, one each; then 204. 0 closes the connection. */
  final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

  /** With TwiML in it every answer is 200 and that. */
  final AtomicReference<String> twiMl = new AtomicReference<>("");

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  CallbackReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              headers.getFirst("X-Twilio-Signature"),
              headers.getFirst("I-Twilio-Idempotency-Token"),
              Form.parse(body),
              System.nanoTime()));
      byte[] xml = twiMl.get().getBytes(StandardCharsets.UTF_8);
      if (xml.length > 0) {
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, xml.length);
        exchange.getResponseBody().write(xml);
        return;
      }
      Integer answer = answers.poll();
      if (answer == null || answer != 0) {
        exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
      }
    }
  }

  String url(String pathAndMore) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndMore;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  List<String> statuses() {
    return received.stream().map(Received::status).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
