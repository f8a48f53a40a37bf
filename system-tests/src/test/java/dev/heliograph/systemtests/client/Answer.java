package dev.heliograph.systemtests.client;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(int status, Optional<String> retryAfter, String body) {
  static final JsonMapper JSON = new JsonMapper();

  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** The stable word of a problem document; empty where the answer is none. */
  public String code() {
    return body.startsWith("{") ? json().path("code").asString("") : "";
  }

  /** Of an accepted text. */
  public String messageId() {
    if (status != 202) {
      throw new AssertionError("not accepted: " + this);
    }
    return json().path("messageId").asString();
  }
}
