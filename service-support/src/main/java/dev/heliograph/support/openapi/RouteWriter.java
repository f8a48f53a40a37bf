package dev.heliograph.support.openapi;

import dev.heliograph.support.openapi.ApiRoute.Answer;
import dev.heliograph.support.openapi.ApiRoute.Request;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the words of a route into its operation, as springdoc left it. */
final class RouteWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private final RouteProblems problems = new RouteProblems();

  void write(ObjectNode operation, DocumentedRoute route) {
    operation.put("operationId", route.docs().id());
    operation.put("summary", route.docs().summary());
    operation.put("description", route.docs().description().strip());
    operation.remove("tags");
    route
        .scope()
        .ifPresent(
            needed ->
                operation
                    .putArray("security")
                    .addObject()
                    .putArray("apiKey")
                    .add(RouteProblems.scope(needed)));
    if (List.of(route.docs().answer().headers()).contains(ApiHeaders.IDEMPOTENCY_KEY)) {
      addIdempotencyKey(operation);
    }
    requests(operation, route.docs());
    responses(operation, route);
  }

  /** Who answers with a key takes one; the controller reads it from all headers. */
  private static void addIdempotencyKey(ObjectNode operation) {
    operation
        .withArrayProperty("parameters")
        .addObject()
        .put("name", ApiHeaders.IDEMPOTENCY_KEY)
        .put("in", "header")
        .put(
            "description",
            "One key is one text, however often the request comes. Without one we draw it.")
        .set("schema", ApiHeaders.schema(ApiHeaders.IDEMPOTENCY_KEY));
  }

  private static void requests(ObjectNode operation, ApiRoute docs) {
    for (Request request : docs.requests()) {
      ObjectNode content =
          operation
              .withObject("/requestBody")
              .put("required", !docs.bodyOptional())
              .withObjectProperty("content")
              .withObjectProperty(request.contentType());
      content
          .withObjectProperty("examples")
          .putObject(request.name())
          .set("value", JSON.readTree(request.body()));
    }
  }

  private void responses(ObjectNode operation, DocumentedRoute route) {
    Answer answer = route.docs().answer();
    ObjectNode derived = operation.withObjectProperty("responses");
    JsonNode schema = schemaOf(derived);
    derived.removeAll();
    ObjectNode response = derived.putObject(Integer.toString(answer.status()));
    response.put("description", answer.description());
    for (String header : answer.headers()) {
      response.withObjectProperty("headers").set(header, ApiHeaders.of(header));
    }
    if (!answer.example().isEmpty()) {
      ObjectNode content = response.putObject("content").putObject("application/json");
      content.set("schema", schema);
      content.set("example", JSON.readTree(answer.example()));
    }
    problems.write(derived, route, operation.has("requestBody"));
  }

  /** Of whatever status springdoc took it for; several handlers of one path have several. */
  private static JsonNode schemaOf(ObjectNode responses) {
    ArrayNode found = JSON.createArrayNode();
    responses.forEach(
        response ->
            response
                .path("content")
                .forEach(
                    content -> {
                      if (content.has("schema")) {
                        found.add(content.get("schema"));
                      }
                    }));
    return found.isEmpty() ? JSON.createObjectNode() : found.get(0);
  }
}
