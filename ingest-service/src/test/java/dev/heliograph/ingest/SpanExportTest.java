package dev.heliograph.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Spans leave only for the collector that is named, and tell of the message by its id alone. */
class SpanExportTest {
  private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String REQUEST = "{\"to\":\"+15551230001\",\"text\":\"the words\"}";

  private final List<String> received = new CopyOnWriteArrayList<>();

  @Test
  void withoutACollectorNobodyIsToldOfSpans() {
    assertThat(IngestStack.shared().count(SpanExporter.class)).isZero();
  }

  @Test
  void withOneItIsToldOfTheMessageButNotOfItsWords() throws IOException {
    var collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext("/", this::take);
    collector.start();
    String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    try (var stack = IngestStack.with(Map.of(ENDPOINT, url))) {
      var answer =
          stack.post("/v1/messages", "application/json", REQUEST, Map.of("traceparent", SAMPLED));
      String id = answer.body().path("messageId").asString();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> received.stream().anyMatch(spans -> spans.contains(id)));
      assertThat(received).noneMatch(spans -> spans.contains("5551230001"));
      assertThat(received).noneMatch(spans -> spans.contains("the words"));
    } finally {
      collector.stop(0);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
