package dev.heliograph.systemtests;

import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Texts;
import dev.heliograph.systemtests.client.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask for one text after the other, and for the same text with the same key again
 * until it is accepted.
 */
final class Flow implements AutoCloseable {
  private static final int CLIENTS = 4;
  private static final int PAUSE_MILLIS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
  private final List<Future<?>> work = new ArrayList<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger busy = new AtomicInteger();
  private final Texts texts;
  private final String run;
  private volatile boolean ending;

  Flow(Texts texts, String run) {
    this.texts = texts;
    this.run = run;
    for (int i = 0; i < CLIENTS; i++) {
      var client = new Client();
      work.add(
          clients.scheduleWithFixedDelay(client::step, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  /** Waits until so many more texts were accepted. */
  void awaitMore(int count) {
    int wanted = accepted.size() + count;
    await(count + " more texts are accepted")
        .atMost(PATIENCE)
        .until(() -> isAtWork() && accepted.size() >= wanted);
  }

  /** Asks for no more texts, and returns the ids of all once every one is accepted. */
  Set<String> finish() {
    ending = true;
    await("every text is accepted").atMost(PATIENCE).until(() -> isAtWork() && busy.get() == 0);
    return Set.copyOf(accepted);
  }

  /** A client ends before its time only by an answer that it must not get, which is thrown. */
  private boolean isAtWork() throws Exception {
    for (Future<?> client : work) {
      if (client.isDone()) {
        client.get();
      }
    }
    return true;
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }

  /** One after the other; used by one thread at a time. */
  private final class Client {
    private Map<String, Object> request = Map.of();
    private String key = "";

    void step() {
      if (key.isEmpty()) {
        begin();
      }
      if (!key.isEmpty() && isAccepted()) {
        key = "";
        busy.decrementAndGet();
      }
    }

    private void begin() {
      busy.incrementAndGet();
      if (ending) {
        busy.decrementAndGet();
        return;
      }
      key = UUID.randomUUID().toString();
      request =
          Map.of("to", Numbers.fresh(), "text", Marked.text("flow"), "labels", Map.of("run", run));
    }

    private boolean isAccepted() {
      try {
        Answer answer = texts.send(request, key);
        if (answer.status() == 503) {
          return false;
        }
        accepted.add(answer.messageId());
        return true;
      } catch (Unanswered e) {
        return false;
      }
    }
  }
}
