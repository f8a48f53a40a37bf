package dev.heliograph.local.check;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' HTTP interface with a key. */
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Api(String key) {
    this.key = key;
  }

  /**
   * What came back.
   *
   * @param status HTTP's; 0 where there was no answer
   * @param body JSON; a missing node where it was none
   */
  record Answer(int status, JsonNode body) {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    /** For people: what a problem says of itself. */
    String told() {
      String detail = body.path("detail").asString(body.path("title").asString(""));
      return status == 0 ? "no answer" : (status + " " + detail).strip();
    }
  }

  Answer get(String url) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  Answer post(String url, String body, Map<String, String> headers) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      var answer =
          http.send(
              request.timeout(PATIENCE).header("Authorization", "Bearer " + key).build(),
              BodyHandlers.ofString());
      return new Answer(answer.statusCode(), read(answer.body()));
    } catch (IOException e) {
      return new Answer(0, JSON.missingNode());
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
