package dev.heliograph.systemtests;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Texts;
import dev.heliograph.systemtests.client.Unanswered;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many texts, each asked for with a key of its own until it is accepted, whoever is away meanwhile.
 */
final class Load implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Texts texts;
  private final String run;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore atOnce;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * Asks for nothing yet.
   *
   * @param run the label of all of them
   * @param atOnce how many are asked for at the same time
   */
  Load(Texts texts, String run, int atOnce) {
    this.texts = texts;
    this.run = run;
    this.atOnce = new Semaphore(atOnce);
  }

  /** Which text comes as the n-th. */
  interface Request {
    Map<String, Object> of(int n);
  }

  /**
   * Begins to ask, evenly spread where a rate is given.
   *
   * @param perSecond 0: as fast as answers come
   */
  Future<?> begin(int count, int perSecond, Request request) {
    return clients.submit(
        () -> {
          long begun = System.nanoTime();
          for (int n = 0; n < count; n++) {
            if (perSecond > 0) {
              TimeUnit.NANOSECONDS.sleep(
                  begun + n * (1_000_000_000L / perSecond) - System.nanoTime());
            }
            atOnce.acquire();
            asked.incrementAndGet();
            int number = n;
            clients.execute(() -> askAndRelease(labelled(request.of(number))));
          }
          return null;
        });
  }

  private Map<String, Object> labelled(Map<String, Object> request) {
    var labelled = new HashMap<>(request);
    labelled.put("labels", Map.of("run", run));
    return labelled;
  }

  private void askAndRelease(Map<String, Object> request) {
    try {
      accepted.add(ask(request));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.release();
    }
  }

  /** With one key until it is accepted; returns the message id. */
  private String ask(Map<String, Object> request) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    while (true) {
      try {
        Answer answer = texts.send(request, key);
        if (answer.status() != 503) {
          return answer.messageId();
        }
      } catch (Unanswered nobody) {
        Thread.sleep(BETWEEN_TRIES);
      }
    }
  }

  /** So many are accepted by now. */
  int accepted() {
    return accepted.size();
  }

  /** Waits until all that was begun is asked for and accepted; returns the ids. */
  Set<String> finish(Future<?> begun) {
    try {
      begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("not all texts were asked for", failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new AssertionError(ended);
    }
    clients.close();
    if (accepted.size() != asked.get()) {
      throw new AssertionError(accepted.size() + " of " + asked + " texts were accepted");
    }
    return Set.copyOf(accepted);
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
