package dev.heliograph.simulator.web;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a request, in JSON: status, a stable code, and a sentence for people. */
public final class Problems {
  private static final JsonMapper JSON = new JsonMapper();

  private Problems() {}

  public static Answer of(int status, String code, String detail) {
    return Answer.json(
        status, JSON.writeValueAsString(Map.of("status", status, "code", code, "detail", detail)));
  }

  public static Answer notAllowed(Call call) {
    return of(405, "method_not_allowed", call.method() + " is not allowed here.");
  }

  public static Answer notFound(Call call) {
    return of(404, "not_found", "There is no " + call.path() + ".");
  }
}
