package dev.heliograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.teststack.ApiDocumentCheck;
import dev.heliograph.teststack.DocumentFile;
import dev.heliograph.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ApiDocumentTest {
  private static final IngestStack INGEST = IngestStack.shared();

  @Test
  void theFileIsWhatTheServicePublishes() {
    DocumentFile.requireSame("ingest.openapi.yaml", document());
  }

  @Test
  void everyRouteIsDescribedWithErrorsAndExamples() {
    assertThat(ApiDocumentCheck.of(document())).isEmpty();
  }

  @Test
  void theDocumentNeedsNoKey() {
    assertThat(INGEST.text("/v3/api-docs")).contains("\"openapi\":\"3.1");
  }

  @Test
  void yamlIsNoBodyOfARequest() {
    var answer = INGEST.post("/v1/messages", "application/yaml", "to: '+15551230001'");
    assertThat(answer.status()).isEqualTo(415);
  }

  record Example(String path, String contentType, JsonNode body, int answer) {
    @Override
    public String toString() {
      return path + " " + contentType;
    }
  }

  static Stream<Example> examples() {
    return document().path("paths").properties().stream()
        .filter(path -> path.getKey().startsWith("/v1/"))
        .flatMap(path -> examples(path.getKey(), path.getValue().path("post")));
  }

  private static Stream<Example> examples(String path, JsonNode operation) {
    int answer = operation.path("responses").has("202") ? 202 : 200;
    return operation.at("/requestBody/content").properties().stream()
        .flatMap(
            content ->
                Stream.concat(
                        content
                            .getValue()
                            .path("examples")
                            .valueStream()
                            .map(it -> it.get("value")),
                        Stream.of(content.getValue().path("example")))
                    .filter(body -> !body.isMissingNode())
                    .map(body -> new Example(path, content.getKey(), body, answer)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleGetsTheAnswerThatIsDocumented(Example example) {
    var headers =
        new TreeMap<>(
            Map.of(
                "Authorization",
                "Bearer " + TestStack.API_KEY,
                "Content-Type",
                example.contentType()));
    if (example.path().endsWith("/events") && example.contentType().equals("application/json")) {
      document()
          .at("/paths/~1v1~1events/post/parameters")
          .forEach(
              header ->
                  headers.put(header.get("name").asString(), header.get("example").asString()));
    }
    var answer =
        INGEST.post(
            example.path(), headers, example.body().toString().getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(example.answer());
  }

  private static JsonNode document() {
    return INGEST.find("/v3/api-docs").body();
  }
}
