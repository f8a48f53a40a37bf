package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An operator who looks after records that failed. */
public final class DeadLetters {
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);

  private final Http http = new Http();
  private final String url;
  private final Map<String, String> headers;

  DeadLetters(String statusUrl, String apiKey) {
    this.url = statusUrl + "/v1/dead-letters";
    this.headers = Map.of("Authorization", "Bearer " + apiKey, "Content-Type", "application/json");
  }

  /** Waits until records of this key are shown as dead letters of this consumer; the newest. */
  public JsonNode awaitOf(String key, String consumer) {
    String query = "?consumer=" + consumer + "&key=" + URLEncoder.encode(key, UTF_8);
    return Awaitility.await("a dead letter of " + consumer)
        .atMost(SHOWN_WITHIN)
        .ignoreException(Unanswered.class)
        .until(() -> http.get(url + query, headers).json().at("/items/0"), JsonNode::isObject);
  }

  public Answer resend(JsonNode letter) {
    return http.post(url + "/" + letter.at("/id").asString() + "/resend", headers, new byte[0]);
  }
}
