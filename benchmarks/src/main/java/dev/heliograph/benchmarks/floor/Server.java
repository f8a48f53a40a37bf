package dev.heliograph.benchmarks.floor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The JDK's HTTP server, one virtual thread a request. */
final class Server {
  /** Answers one request. */
  interface Handler {
    Reply answer(HttpExchange exchange, byte[] body)
        throws IOException, ExecutionException, InterruptedException;
  }

  /** What is answered; an empty body is none. */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  record Reply(int status, byte[] body) {}

  private Server() {}

  static void start(int port, Handler handler) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var server = HttpServer.create(address, 1024);
      server.createContext("/", exchange -> handle(exchange, handler));
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Reply reply = handler.answer(exchange, exchange.getRequestBody().readAllBytes());
      boolean empty = reply.body().length == 0;
      exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
      if (!empty) {
        exchange.getResponseBody().write(reply.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException(e); // the connection is closed without an answer
    }
  }
}
