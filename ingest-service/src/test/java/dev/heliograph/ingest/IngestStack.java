package dev.heliograph.ingest;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.teststack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service on a free port, and a client to it. */
public final class IngestStack implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  private IngestStack(ConfigurableApplicationContext context) {
    this.context = context;
    this.base =
        URI.create(
            "http://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** One for all tests that change nothing of it, on the real broker. */
  public static IngestStack shared() {
    return Shared.STACK;
  }

  /** One of its own; what is given wins over the usual environment. */
  public static IngestStack with(Map<String, String> changes) {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    environment.putAll(changes);
    String[] arguments =
        environment.entrySet().stream()
            .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
            .toArray(String[]::new);
    return new IngestStack(new SpringApplicationBuilder(IngestApplication.class).run(arguments));
  }

  /** An answer: its status, its headers and its body as JSON. */
  public record Answer(int status, Map<String, String> headers, JsonNode body) {
    public String code() {
      return body.path("code").asString("");
    }

    public String pointer() {
      return body.at("/errors/0/pointer").asString("-");
    }
  }

  public Answer post(String path, Map<String, String> headers, byte[] body) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST_ANSWER);
    headers.forEach(request::header);
    return send(request.POST(BodyPublishers.ofByteArray(body)).build());
  }

  /** With the key that may do everything. */
  public Answer post(String path, String contentType, String body) {
    return post(path, contentType, body, Map.of());
  }

  public Answer post(String path, String contentType, String body, Map<String, String> headers) {
    var all = new TreeMap<>(headers);
    all.put("Authorization", "Bearer " + TestStack.API_KEY);
    all.put("Content-Type", contentType);
    return post(path, all, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer find(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LONGEST_ANSWER)
            .header("Authorization", "Bearer " + TestStack.API_KEY);
    return send(request.build());
  }

  /** Its parts of that type. */
  public <T> List<T> all(Class<T> type) {
    return context.getBeanProvider(type).stream().toList();
  }

  /** How many of its parts are of that type. */
  public int count(Class<?> type) {
    return context.getBeanNamesForType(type).length;
  }

  /** The page as text. */
  public String text(String path) {
    try {
      return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      var headers = new TreeMap<String, String>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Answer(response.statusCode(), headers, json(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(byte[] body) {
    return body.length == 0 ? ContractJson.mapper().missingNode() : ContractJson.readTree(body);
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Shared {
    private static final IngestStack STACK = with(Map.of());
  }
}
