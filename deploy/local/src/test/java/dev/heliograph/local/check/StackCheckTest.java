package dev.heliograph.local.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackCheckTest {
  private static final String MESSAGE = "{\"id\":\"m\",\"status\":\"delivered\"}";

  private final List<String> said = new ArrayList<>();
  private final HttpServer server;
  private volatile boolean takesStripe = true;

  StackCheckTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void passesWhenAllIsDelivered() throws InterruptedException {
    assertThat(check().passes()).isTrue();
    assertThat(said).contains("ticket: delivered, delivered", "check passed");
  }

  @Test
  void failsWhenOneIsNotTakenAndStillRunsTheOthers() throws InterruptedException {
    takesStripe = false;

    assertThat(check().passes()).isFalse();
    assertThat(said)
        .contains("Stripe checkout was not accepted: 400 No.", "mock sale: delivered")
        .endsWith("check FAILED");
  }

  private StackCheck check() {
    String port = String.valueOf(server.getAddress().getPort());
    Map<String, String> environment =
        Map.of(
            "INGEST_PORT",
            port,
            "STATUS_PORT",
            port,
            "HELIOGRAPH_API_KEY",
            "key",
            "STRIPE_WEBHOOK_SECRETS",
            "whsec_a");
    return new StackCheck(Settings.ofComplete(environment, Set.of()), said::add);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    if (path.startsWith("/webhooks") && !takesStripe) {
      answer(exchange, 400, "{\"detail\":\"No.\"}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      String event = path.equals("/v1/events") ? "ticket" : "event";
      answer(exchange, 202, "{\"eventId\":\"" + event + "\",\"messageId\":\"m\"}");
    } else if (path.contains("?")) {
      boolean ticket = path.contains("eventId=ticket");
      answer(exchange, 200, items(ticket));
    } else {
      answer(exchange, 200, MESSAGE);
    }
  }

  private static String items(boolean two) {
    return "{\"items\":[" + MESSAGE + (two ? "," + MESSAGE : "") + "],\"next\":null}";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
