package dev.heliograph.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;

/**
 * Threads with a connection each. Platform threads: they block in the kernel, which is cheapest.
 */
final class Senders {
  /** What one of them does. */
  interface Work {
    void with(HttpConnection connection);
  }

  private Senders() {}

  static void run(int connections, int port, Work work) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofPlatform().name("sender-", i).start(() -> run(port, work)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void run(int port, Work work) {
    try (var connection = new HttpConnection(port)) {
      work.with(connection);
    } catch (IOException e) {
      throw new IllegalStateException("a connection cannot be closed", e);
    }
  }

  static void send(HttpConnection connection, Request request, Answers answers) {
    try {
      answers.answered(connection.exchange(request.bytes()).status(), request.texts());
    } catch (IOException e) {
      answers.unanswered();
    }
  }
}
