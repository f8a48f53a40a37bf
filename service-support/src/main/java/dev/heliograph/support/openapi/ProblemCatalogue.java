package dev.heliograph.support.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every code that a problem can have, and an example of each: the resource problems.json. */
final class ProblemCatalogue {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode problems = read();

  private static JsonNode read() {
    try (InputStream in = ProblemCatalogue.class.getResourceAsStream("/openapi/problems.json")) {
      return JSON.readTree(Objects.requireNonNull(in, "problems.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The document that a caller gets.
   *
   * @throws IllegalArgumentException for a code that is not in the catalogue
   */
  ObjectNode example(int status, String code, String path) {
    JsonNode known = problems.path(code);
    if (!known.isObject()) {
      throw new IllegalArgumentException("problems.json has no code " + code);
    }
    ObjectNode example = JSON.createObjectNode();
    example.put("title", HttpStatus.valueOf(status).getReasonPhrase());
    example.put("status", status);
    example.put("detail", known.path("detail").asString());
    example.put("instance", path);
    example.put("code", code);
    known.path("members").properties().forEach(each -> example.set(each.getKey(), each.getValue()));
    if (known.has("errors")) {
      example.set("errors", known.get("errors"));
    }
    return example;
  }
}
