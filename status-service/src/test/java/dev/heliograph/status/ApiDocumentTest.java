package dev.heliograph.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.teststack.ApiDocumentCheck;
import dev.heliograph.teststack.DocumentFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDocumentTest {
  private static final JsonNode DOCUMENT =
      RunningService.tree(RunningService.shared().getAnonymously("/v3/api-docs"));

  @Test
  void theFileIsWhatTheServicePublishes() {
    DocumentFile.requireSame("status.openapi.yaml", DOCUMENT);
  }

  @Test
  void everyRouteIsDescribedWithErrorsAndExamples() {
    assertThat(ApiDocumentCheck.of(DOCUMENT)).isEmpty();
  }

  @Test
  void everyParameterOfASearchIsTaken() {
    DOCUMENT
        .at("/paths/~1v1~1messages/get/parameters")
        .forEach(
            parameter -> {
              String name = parameter.get("name").asString();
              var answer = RunningService.shared().get("/v1/messages?" + name + "=");
              assertThat(answer.body()).as(name).doesNotContain("parameter_unknown");
            });
  }
}
