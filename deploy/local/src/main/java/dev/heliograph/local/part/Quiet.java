package dev.heliograph.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Waits until the simulator, which remembers nothing, has reported on all that it took. */
public record Quiet(String simulator) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Comes back when nothing is under way, when nobody answers, and in any case in time. */
  public void await(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (left > 0 && isBusy(Duration.ofNanos(left))) {
      LockSupport.parkNanos(PAUSE.toNanos());
      left = deadline - System.nanoTime();
    }
  }

  private boolean isBusy(Duration patience) {
    var request = HttpRequest.newBuilder(URI.create(simulator + "/simulator/requests"));
    try {
      var answer = HTTP.send(request.timeout(patience).build(), BodyHandlers.ofString());
      return answer.statusCode() == 200
          && JSON.readTree(answer.body()).path("messagesUnderWay").asInt(0) > 0;
    } catch (IOException | JacksonException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
