package dev.heliograph.simulator;

import dev.heliograph.simulator.callbacks.CallbackUrl;
import dev.heliograph.simulator.web.Form;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulator on a free port, and a caller with its credentials. */
final class RunningSimulator implements AutoCloseable {
  static final String ACCOUNT = "AC00000000000000000000000000000001";
  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
  static final String AUTHORIZATION = basic(ACCOUNT, TOKEN);
  private static final JsonMapper JSON = new JsonMapper();

  private final Simulator simulator;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningSimulator() {
    this(Optional.empty());
  }

  /** With somebody who is told of texts from handsets. */
  RunningSimulator(String inboundUrl) {
    this(CallbackUrl.parse(inboundUrl));
  }

  private RunningSimulator(Optional<CallbackUrl> inboundUrl) {
    var account = new Settings.Account(ACCOUNT, TOKEN, "+15005550006", Optional.empty());
    simulator =
        new Simulator(
            new Settings("127.0.0.1", 0, OptionalInt.of(0), 150_000, account, inboundUrl));
  }

  /** A response; JSON is a missing node where there is no body. */
  record Response(int status, JsonNode json) {
    String text(String field) {
      return json.path(field).asString();
    }
  }

  String url() {
    return "http://127.0.0.1:" + simulator.port();
  }

  int mailPort() {
    return simulator.mailPort();
  }

  /** {@code "To", "+1555…", "Body", "…"} as a form. */
  Response create(String... fields) throws IOException {
    return post(MESSAGES, fields);
  }

  Response post(String path, String... fields) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields))));
  }

  Response read(String path) throws IOException {
    return send(request(path).GET());
  }

  Response call(String method, String path, String body) throws IOException {
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  Response callJson(String method, String path, String json) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** Without the caller's own credentials. */
  Response createAs(String user, String password) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url() + MESSAGES))
            .header("Authorization", basic(user, password))
            .POST(BodyPublishers.ofString(form("To", "+15551230001"))));
  }

  void faults(String json) throws IOException {
    Response response = call("PUT", "/simulator/faults", json);
    if (response.status() != 200) {
      throw new IllegalArgumentException(response.json().toString());
    }
  }

  private static String basic(String user, String password) {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", AUTHORIZATION);
  }

  private Response send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), json(response.body()));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String body) {
    return body.equals("ok") ? JSON.missingNode() : JSON.readTree(body); // Slack's word is no JSON
  }

  static String form(String... fields) {
    var pairs = new ArrayList<String>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  static Map<String, String> flat(Form form) {
    return form.fields().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(",", e.getValue())));
  }

  static List<String> sids(Response list) {
    return list.json().path("messages").valueStream().map(m -> m.path("sid").asString()).toList();
  }

  @Override
  public void close() {
    client.close();
    simulator.close();
  }
}
