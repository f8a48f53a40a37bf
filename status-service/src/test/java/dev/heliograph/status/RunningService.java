package dev.heliograph.status;

import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.teststack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/** The service with its real surroundings, on a port of its own. */
public final class RunningService implements AutoCloseable {
  private static @Nullable RunningService shared;

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    this.base =
        "http://localhost:"
            + context.getBean(Environment.class).getRequiredProperty("local.server.port");
  }

  /** One for all tests that need nothing special of it; Spring's shutdown hook ends it. */
  public static synchronized RunningService shared() {
    if (shared == null) {
      shared = start(TestStack.environment());
      await().atMost(Duration.ofSeconds(60)).until(shared::works);
    }
    return shared;
  }

  /** Ends the shared one: what its consumer groups would take is left to another. */
  static synchronized void endShared() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  private boolean works() {
    return get("/v1/messages").statusCode() == 200;
  }

  public static RunningService start(Map<String, String> environment) {
    var settings = new HashMap<>(environment);
    // the embedded broker logs into the same place
    settings.put("logging.level.kafka", "WARN");
    settings.put("logging.level.state.change.logger", "WARN");
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return new RunningService(SpringApplication.run(StatusApplication.class, arguments));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** As a caller whose key allows everything. */
  public HttpResponse<String> get(String path) {
    return send(request(path).header("Authorization", "Bearer " + TestStack.API_KEY).GET());
  }

  public HttpResponse<String> getAnonymously(String path) {
    return send(request(path).GET());
  }

  public JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError("answered " + answer.statusCode() + ": " + answer.body());
    }
    return tree(answer);
  }

  public JsonNode message(MessageId id) {
    return json("/v1/messages/" + id);
  }

  /** The status of a message, or that there is none. */
  public String statusOf(MessageId id) {
    HttpResponse<String> answer = get("/v1/messages/" + id);
    return answer.statusCode() == 200
        ? tree(answer).get("status").asString()
        : "answered " + answer.statusCode();
  }

  public HttpResponse<String> post(HttpRequest.BodyPublisher body, String path, String... headers) {
    HttpRequest.Builder request = request(path).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** As a caller whose key allows everything. */
  public HttpResponse<String> postJson(String path, String json) {
    return post(
        HttpRequest.BodyPublishers.ofString(json),
        path,
        "Authorization",
        "Bearer " + TestStack.API_KEY,
        "Content-Type",
        "application/json");
  }

  /** As a caller whose key has the scope {@code read} alone. */
  public HttpResponse<String> asReader(String method, String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer reader-key")
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Puts a record where its producer would. */
  public void publish(String topic, String key, byte[] value) {
    publish(topic, key, value, new String[0]);
  }

  /** Puts a record with headers where its producer would; the name and the value in turn. */
  public void publish(String topic, String key, byte[] value, String... headers) {
    @SuppressWarnings("unchecked") // the only template there is
    KafkaTemplate<String, byte[]> kafka = context.getBean(KafkaTemplate.class);
    var sent = new ProducerRecord<>(topic, key, value);
    for (int i = 0; i < headers.length; i += 2) {
      sent.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    kafka.send(sent).join();
  }

  public static JsonNode tree(HttpResponse<String> answer) {
    return ContractJson.readTree(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }
}
