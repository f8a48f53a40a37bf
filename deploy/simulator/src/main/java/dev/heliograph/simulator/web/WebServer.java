package dev.heliograph.simulator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server, one virtual thread a request. */
public final class WebServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
  private static final int LARGEST_BODY = 256 * 1024;
  private static final int MOST_SECONDS_TO_END = 2;
  private static final int BACKLOG = 1_024;
  private static final String JSON = "application/json; charset=utf-8";
  private static final String XML = "text/xml; charset=utf-8";

  static {
    // read once, when the server's classes are loaded
    set("sun.net.httpserver.nodelay", "true"); // else a small answer may wait 40 ms for an ACK
    set("sun.net.httpserver.maxIdleConnections", "2000");
    // seconds; a client that reuses a connection we just closed takes it for a lost answer
    set("sun.net.httpserver.idleInterval", "300");
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Thread> eventStreams = ConcurrentHashMap.newKeySet();
  private final Map<String, Routes> routes;
  private final InetSocketAddress address;
  private HttpServer server;
  private boolean closed;

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException if the address cannot be listened on
   */
  public WebServer(InetSocketAddress address, Map<String, Routes> routes) {
    this.routes = Map.copyOf(routes);
    this.server = started(address);
    this.address = server.getAddress();
  }

  private HttpServer started(InetSocketAddress at) {
    try {
      HttpServer fresh = HttpServer.create(at, BACKLOG);
      routes.forEach((path, route) -> fresh.createContext(path, it -> handle(it, route)));
      fresh.setExecutor(threads);
      fresh.start();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops to listen, so that connections are refused; returns when what is under way has ended, two
   * seconds later at the latest.
   */
  synchronized void stopListening() {
    eventStreams.forEach(Thread::interrupt); // they would not end by themselves
    server.stop(MOST_SECONDS_TO_END);
  }

  /**
   * Listens again, where it did before.
   *
   * @throws UncheckedIOException if somebody else has taken the port meanwhile
   */
  synchronized void listenAgain() {
    if (!closed) {
      server = started(address);
    }
  }

  public int port() {
    return address.getPort();
  }

  private void handle(HttpExchange exchange, Routes routes) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        write(exchange, Answer.empty(413));
        return;
      }
      Answer answer = routes.answer(call(exchange, body));
      try {
        write(exchange, answer);
        exchange.close(); // what follows must not come before the answer
      } finally {
        answer.afterwards().run(); // also when the caller did not wait for its answer
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A request could not be handled.", e);
    }
  }

  private static Call call(HttpExchange exchange, byte[] body) {
    var uri = exchange.getRequestURI();
    return new Call(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
        new String(body, StandardCharsets.UTF_8));
  }

  private void write(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    switch (answer) {
      case Answer.Reply(int status, String body, _) -> writeReply(exchange, status, body);
      case Answer.Document document -> writeDocument(exchange, document);
      case Answer.Streamed(var source) -> writeStreamed(exchange, source);
      case Answer.Events(var source, _) -> writeEvents(exchange, source);
      case Answer.Dropped _ -> {} // closing an exchange without a response closes its connection
    }
  }

  private static void writeDocument(HttpExchange exchange, Answer.Document document)
      throws IOException {
    document.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void writeStreamed(HttpExchange exchange, Answer.Source source)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(200, 0);
    source.writeTo(exchange.getResponseBody());
  }

  private void writeEvents(HttpExchange exchange, Answer.Source source)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    eventStreams.add(Thread.currentThread());
    try {
      source.writeTo(exchange.getResponseBody());
    } finally {
      eventStreams.remove(Thread.currentThread());
    }
  }

  private static void writeReply(HttpExchange exchange, int status, String body)
      throws IOException {
    if (status == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Twilio API\"");
    }
    if (body.isEmpty()) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? XML : JSON);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.stop(0);
    threads.shutdownNow();
  }
}
