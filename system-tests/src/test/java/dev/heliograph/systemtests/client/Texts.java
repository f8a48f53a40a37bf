package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A client with an API key: asks for texts, and what became of them. */
public final class Texts {
  private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(30);

  private final Http http = new Http();
  private final String ingestUrl;
  private final String statusUrl;
  private final String apiKey;

  Texts(String ingestUrl, String statusUrl, String apiKey) {
    this.ingestUrl = ingestUrl;
    this.statusUrl = statusUrl;
    this.apiKey = apiKey;
  }

  /** The same by another instance of ingest. */
  public Texts through(String otherIngestUrl) {
    return new Texts(otherIngestUrl, statusUrl, apiKey);
  }

  /** Asks for a text that must be accepted; returns its message id. */
  public String send(String to, String text) {
    return request(Map.of("to", to, "text", text), Map.of()).messageId();
  }

  /** Asks with an Idempotency-Key. */
  public Answer send(Map<String, ?> request, String key) {
    return send(request, key, Map.of());
  }

  /** The same with further headers. */
  public Answer send(Map<String, ?> request, String key, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Idempotency-Key", key);
    return request(request, all);
  }

  private Answer request(Map<String, ?> request, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return post("/v1/messages", all, Answer.JSON.writeValueAsBytes(request));
  }

  /** Any body to any route of ingest, with the API key. */
  public Answer post(String path, Map<String, String> headers, byte[] body) {
    var all = new HashMap<>(headers);
    all.putIfAbsent("Authorization", "Bearer " + apiKey);
    return http.post(ingestUrl + path, all, body);
  }

  /** The whole story of a message; empty while status has not heard of it. */
  public Optional<JsonNode> find(String messageId) {
    Answer answer = get("/v1/messages/" + messageId);
    return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
  }

  /** The status of a message; the empty string while nothing is known of it. */
  public String statusOf(String messageId) {
    return find(messageId).map(message -> message.path("status").asString()).orElse("");
  }

  /** All messages that have a label, every page of them. */
  public List<JsonNode> labelled(String name, String value) {
    String query = "/v1/messages?limit=200&label=" + URLEncoder.encode(name + ":" + value, UTF_8);
    var all = new ArrayList<JsonNode>();
    JsonNode page = get(query).json();
    page.path("items").forEach(all::add);
    while (page.path("next").isString()) {
      page =
          get(query + "&cursor=" + URLEncoder.encode(page.path("next").asString(), UTF_8)).json();
      page.path("items").forEach(all::add);
    }
    return all;
  }

  public Answer get(String pathOfStatus) {
    return http.get(statusUrl + pathOfStatus, Map.of("Authorization", "Bearer " + apiKey));
  }

  /** Asks for a {@code retry} or a {@code cancel} of a message. */
  public Answer command(String messageId, String command) {
    String url = statusUrl + "/v1/messages/" + messageId + "/" + command;
    return http.post(url, Map.of("Authorization", "Bearer " + apiKey), new byte[0]);
  }

  /** Waits until a message is delivered; returns its story. */
  public JsonNode awaitDelivered(String messageId) {
    return awaitStatus(messageId, "delivered");
  }

  public JsonNode awaitStatus(String messageId, String status) {
    await("message " + messageId + " is " + status)
        .atMost(DELIVERED_WITHIN)
        .ignoreException(Unanswered.class)
        .until(() -> statusOf(messageId), status::equals);
    return find(messageId).orElseThrow();
  }
}
