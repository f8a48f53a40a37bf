package dev.heliograph.support.openapi;

import dev.heliograph.support.api.RequiresScope;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the problems that a route can answer: its own, and those that all of its kind have. */
final class RouteProblems {
  private static final String PROBLEM_JSON = "application/problem+json";

  private final ProblemCatalogue catalogue = new ProblemCatalogue();

  /** Adds a response for each status, with its codes as a closed list. */
  void write(ObjectNode responses, DocumentedRoute route, boolean hasBody) {
    byStatus(route, hasBody)
        .forEach(
            (status, codes) ->
                responses.set(Integer.toString(status), response(status, codes, route.path())));
  }

  private static Map<Integer, Collection<String>> byStatus(DocumentedRoute route, boolean hasBody) {
    var all = new TreeMap<Integer, Collection<String>>();
    Arrays.stream(route.docs().refuses()).forEach(problem -> add(all, problem));
    if (route.path().startsWith("/v1/")) {
      add(all, "401 api_key_invalid");
      add(all, "403 scope_missing");
    }
    if (hasBody) {
      add(all, "413 body_too_large");
    }
    add(all, "400 bad_request");
    add(all, "406 not_acceptable");
    add(all, "500 internal");
    return all;
  }

  private static void add(Map<Integer, Collection<String>> all, String problem) {
    String[] parts = problem.split(" ", 2);
    all.computeIfAbsent(Integer.valueOf(parts[0]), _ -> new TreeSet<>()).add(parts[1]);
  }

  private ObjectNode response(int status, Collection<String> codes, String path) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("description", "`" + String.join("`, `", codes) + "`");
    if (status == 401) {
      response.putObject("headers").set("WWW-Authenticate", ApiHeaders.of("WWW-Authenticate"));
    } else if (status == 503) {
      response.putObject("headers").set("Retry-After", ApiHeaders.of("Retry-After"));
    }
    ObjectNode content = response.putObject("content").putObject(PROBLEM_JSON);
    schema(content.putObject("schema"), codes);
    ObjectNode examples = content.putObject("examples");
    codes.forEach(
        code -> examples.putObject(code).set("value", catalogue.example(status, code, path)));
    return response;
  }

  private static void schema(ObjectNode schema, Collection<String> codes) {
    ArrayNode both = schema.putArray("allOf");
    both.addObject().put("$ref", "#/components/schemas/Problem");
    ArrayNode known = both.addObject().putObject("properties").putObject("code").putArray("enum");
    codes.forEach(known::add);
  }

  /** The scope in the words of the security scheme; none: the route is open. */
  static String scope(RequiresScope needed) {
    return needed.value().word();
  }
}
