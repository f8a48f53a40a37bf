package dev.heliograph.teststack;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Says what a published API document lacks. */
public final class ApiDocumentCheck {
  private final List<String> lacks = new ArrayList<>();

  private ApiDocumentCheck() {}

  /** One sentence for each thing that is missing. */
  public static List<String> of(JsonNode document) {
    var check = new ApiDocumentCheck();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            check.operation(
                                method.getKey() + " " + path.getKey(), method.getValue())));
    return check.lacks;
  }

  private void operation(String name, JsonNode operation) {
    require(!operation.path("summary").asString("").isBlank(), name + " has no summary");
    require(!operation.path("description").asString("").isBlank(), name + " has no description");
    operation
        .path("parameters")
        .forEach(
            parameter ->
                require(
                    !parameter.path("description").asString("").isBlank(),
                    name + " does not describe " + parameter.path("name").asString("")));
    examples(name + " requestBody", operation.path("requestBody"));
    JsonNode responses = operation.path("responses");
    if (name.contains(" /v1/")) {
      require(responses.has("401") && responses.has("403"), name + " lacks 401 or 403");
      require(operation.has("security"), name + " names no scope");
    }
    require(responses.has("500"), name + " has no errors");
    responses
        .properties()
        .forEach(response -> examples(name + " " + response.getKey(), response.getValue()));
  }

  private void examples(String name, JsonNode hasContent) {
    hasContent
        .path("content")
        .properties()
        .forEach(
            content -> {
              String at = name + " " + content.getKey();
              JsonNode body = content.getValue();
              require(!body.path("schema").isEmpty(), at + " has no schema");
              require(body.has("example") || body.has("examples"), at + " has no example");
            });
  }

  private void require(boolean fulfilled, String lack) {
    if (!fulfilled) {
      lacks.add(lack);
    }
  }
}
