package dev.heliograph.dispatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Twilio's create call over HTTP: remembers every POST, and answers as it is told. */
final class TwilioStub implements AutoCloseable {
  private final HttpServer server;
  private final List<Map<String, String>> posts = new CopyOnWriteArrayList<>();
  private volatile Function<Map<String, String>, Answer> behaviour = form -> created();

  record Answer(int status, String body) {}

  TwilioStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/2010-04-01/", this::handle);
    server.start();
  }

  static Answer created() {
    String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    return new Answer(201, "{\"sid\":\"" + sid + "\",\"status\":\"queued\"}");
  }

  void does(Function<Map<String, String>, Answer> next) {
    behaviour = next;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The bodies that were posted to this number, in their order. */
  List<String> bodiesTo(String number) {
    return posts.stream()
        .filter(form -> number.equals(form.get("To")))
        .map(form -> form.getOrDefault("Body", ""))
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> form = form(body);
      posts.add(form);
      Answer answer = behaviour.apply(form);
      byte[] json = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
