package dev.heliograph.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * By the clock, whether answers come or not: whoever is late does not make the next one late. What
 * is measured is measured from the time that a request was meant for.
 *
 * @param start when the first request is sent
 * @param rate texts per second
 */
public record OpenLoop(Range range, Instant start, int rate) {
  /** When a request is to be sent. */
  public Instant dueAt(long index) {
    long before = Requests.textsBefore(index) - Requests.textsBefore(range.from());
    return start.plusNanos(before * 1_000_000_000L / rate);
  }

  /** Sends all of them, and returns when the last is answered. */
  public Answers send(Requests requests, int port, int connections) throws InterruptedException {
    var answers = new Answers();
    var next = new AtomicLong(range.from());
    Senders.run(
        connections,
        port,
        connection -> {
          for (long i = next.getAndIncrement(); i < range.to(); i = next.getAndIncrement()) {
            Request request = requests.at(i);
            waitUntil(dueAt(i));
            Senders.send(connection, request, answers);
          }
        });
    return answers;
  }

  private static void waitUntil(Instant due) {
    long nanos = Duration.between(Instant.now(), due).toNanos();
    while (nanos > 0) {
      LockSupport.parkNanos(nanos);
      nanos = Duration.between(Instant.now(), due).toNanos();
    }
  }
}
