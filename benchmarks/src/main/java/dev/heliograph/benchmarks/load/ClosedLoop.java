package dev.heliograph.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/** As fast as answers come: each of so many connections sends its next request after its answer. */
public final class ClosedLoop {
  private ClosedLoop() {}

  /** Sends the requests from one number up to another, and returns when the last is answered. */
  public static Answers send(Requests requests, int port, Range range, int connections)
      throws InterruptedException {
    var answers = new Answers();
    var next = new AtomicLong(range.from());
    Senders.run(
        connections,
        port,
        connection -> {
          for (long i = next.getAndIncrement(); i < range.to(); i = next.getAndIncrement()) {
            Senders.send(connection, requests.at(i), answers);
          }
        });
    return answers;
  }
}
