package dev.heliograph.local.check;

import dev.heliograph.local.check.Api.Answer;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many texts through a running stack by several clients, now and then one looks what became. */
public final class Load {
  private static final int CLIENTS = 32;
  private static final int LOOKS_EVERY = 20;

  private final String key;
  private final String ingest;
  private final String status;
  private final AtomicInteger next = new AtomicInteger();

  public Load(Settings settings) {
    key = settings.value("HELIOGRAPH_API_KEY");
    ingest = settings.url(Part.INGEST);
    status = settings.url(Part.STATUS);
  }

  /** Returns how many were accepted. */
  public int send(int texts) throws InterruptedException {
    try (var api = new Api(key);
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          IntStream.range(0, CLIENTS)
              .mapToObj(_ -> clients.submit(() -> client(api, texts)))
              .toList();
      int accepted = 0;
      for (Future<Integer> client : sent) {
        accepted += client.get();
      }
      return accepted;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    }
  }

  private int client(Api api, int texts) throws InterruptedException {
    int accepted = 0;
    for (int i = next.getAndIncrement(); i < texts; i = next.getAndIncrement()) {
      Answer answer = send(api, i);
      if (answer.isSuccess()) {
        accepted++;
      }
      if (i % LOOKS_EVERY == 0) {
        api.get(status + "/v1/messages/" + answer.body().path("messageId").asString("none"));
        api.get(status + "/v1/messages?limit=10");
      }
    }
    return accepted;
  }

  private Answer send(Api api, int i) throws InterruptedException {
    String body =
        "{\"to\":\"+1555%07d\",\"text\":\"Hello number %d, your order is ready\"}"
            .formatted(1_000_000 + i % 10_000, i);
    var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "load-" + i);
    return api.post(ingest + "/v1/messages", body, headers);
  }
}
