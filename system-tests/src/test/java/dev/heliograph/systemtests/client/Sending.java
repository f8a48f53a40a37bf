package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An operator who pauses, resumes and limits the sender that texts go by. */
public final class Sending {
  private static final String PROVIDER = "twilio";
  private static final String SENDER = "/" + PROVIDER + "/senders/main";
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

  private final Http http = new Http();
  private final String url;
  private final Map<String, String> headers;

  Sending(String dispatchUrl, String apiKey) {
    this(
        dispatchUrl,
        Map.of("Authorization", "Bearer " + apiKey, "Content-Type", "application/json"));
  }

  private Sending(String dispatchUrl, Map<String, String> headers) {
    this.url = dispatchUrl + "/v1/providers";
    this.headers = headers;
  }

  /** The same, seen by another instance of dispatch. */
  public Sending at(int port) {
    return new Sending("http://127.0.0.1:" + port, headers);
  }

  public void pause(String reason) {
    post("/pause", "{\"reason\":\"%s\"}".formatted(reason));
  }

  public void resume() {
    post("/resume", "");
  }

  private void post(String what, String body) {
    expectOk(http.post(url + SENDER + what, headers, body.getBytes(UTF_8)));
  }

  private static void expectOk(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  /** So many segments a second from now on, over all instances. */
  public void limit(double segmentsPerSecond) {
    String body = "{\"segmentsPerSecond\":%s}".formatted(segmentsPerSecond);
    expectOk(http.put(url + SENDER + "/limit", headers, body));
  }

  /** As fast as the provider takes them. */
  public void unlimited() {
    expectOk(http.delete(url + SENDER + "/limit", headers));
  }

  /** The breaker's state. */
  public void awaitBreaker(String state) {
    await("the breaker is " + state)
        .atMost(SEEN_WITHIN)
        .ignoreException(Unanswered.class)
        .until(() -> provider().path("breaker").asString(""), state::equals);
  }

  /** So many texts wait for the sender. */
  public int waiting() {
    return provider().at("/senders/0/waiting").asInt();
  }

  public void awaitWaiting(int texts) {
    await(texts + " texts wait")
        .atMost(SEEN_WITHIN)
        .ignoreException(Unanswered.class)
        .until(() -> waiting() >= texts);
  }

  private JsonNode provider() {
    for (JsonNode provider : http.get(url, headers).json().path("providers")) {
      if (provider.path("provider").asString("").equals(PROVIDER)) {
        return provider;
      }
    }
    throw new AssertionError("there is no provider " + PROVIDER);
  }
}
