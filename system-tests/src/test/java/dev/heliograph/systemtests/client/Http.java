package dev.heliograph.systemtests.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One request, one answer. */
final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Answer get(String url, Map<String, String> headers) throws Unanswered {
    return send(request(url, headers).GET().build());
  }

  Answer post(String url, Map<String, String> headers, byte[] body) throws Unanswered {
    return send(request(url, headers).POST(BodyPublishers.ofByteArray(body)).build());
  }

  Answer put(String url, Map<String, String> headers, String json) throws Unanswered {
    return send(request(url, headers).PUT(BodyPublishers.ofString(json)).build());
  }

  Answer delete(String url, Map<String, String> headers) throws Unanswered {
    return send(request(url, headers).DELETE().build());
  }

  private static HttpRequest.Builder request(String url, Map<String, String> headers) {
    var builder = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    headers.forEach(builder::header);
    return builder;
  }

  private Answer send(HttpRequest request) throws Unanswered {
    try {
      var response = client.send(request, BodyHandlers.ofString());
      Optional<String> retryAfter = response.headers().firstValue("Retry-After");
      return new Answer(response.statusCode(), retryAfter, response.body());
    } catch (IOException e) {
      throw new Unanswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(e);
    }
  }
}
