package dev.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.teststack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext application;
  private static String base;

  @BeforeAll
  static void start() {
    application = TestApplication.start("heliograph.http.max-body=1KB");
    base = "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void callerIsTheKeysName() throws Exception {
    assertThat(get("/v1/read", TestStack.API_KEY).body()).isEqualTo(TestStack.API_CLIENT);
  }

  @Test
  void withoutAKeyNobodyGetsIn() throws Exception {
    var answer = send(HttpRequest.newBuilder(URI.create(base + "/v1/read")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem(answer).get("code").asString()).isEqualTo("api_key_invalid");
  }

  @Test
  void aWrongKeyIsNotShownAgain() throws Exception {
    var answer = get("/v1/read", "wrong-key-123");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("wrong-key-123");
  }

  @Test
  void aKeyWithoutTheScopeIsRefused() throws Exception {
    var answer = post("/v1/manage", "reader-key", "application/json", "{}");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(problem(answer).get("code").asString()).isEqualTo("scope_missing");
  }

  @Test
  void aRouteThatForgotItsScopeIsClosed() throws Exception {
    var answer = get("/v1/forgotten", TestStack.API_KEY);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"a","quantity":2,"colour":"red"} | 422 | unknown_field  | /colour
          {"name":"a","quantity":"many"}           | 422 | invalid_field  | /quantity
          {"name":"a","name":"b","quantity":2}     | 400 | malformed_json |
          {"name":"a","quantity":2} x              | 400 | malformed_json |
          {"name":                                 | 400 | malformed_json |
          ``                                       | 400 | body_missing   |
          """)
  void badJsonIsAnsweredByPlace(String body, int status, String code, String pointer)
      throws Exception {
    var answer = post("/v1/manage", TestStack.API_KEY, "application/json", body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(problem(answer).get("code").asString()).isEqualTo(code);
    if (pointer != null) {
      assertThat(problem(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void jsonIsUtf8Alone(String charset) throws Exception {
    byte[] body = "{\"name\":\"a\",\"quantity\":1}".getBytes(Charset.forName(charset));
    var answer =
        send(
            request("/v1/manage", TestStack.API_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer).get("code").asString()).isEqualTo("malformed_json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name":"a","quantity":"many"} | not a number of the right kind
          {"name":["a"],"quantity":2}    | not a string
          []                             | not an object of the right form
          """)
  void badFormIsToldInWordsOfJson(String body, String detail) throws Exception {
    var answer = post("/v1/manage", TestStack.API_KEY, "application/json", body);
    assertThat(problem(answer).at("/errors/0/detail").asString()).isEqualTo(detail);
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    String deep = "{\"name\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
    // above the body bound of this test as well, so sent to see that neither ends in a 500
    assertThat(post("/v1/manage", TestStack.API_KEY, "application/json", deep).statusCode())
        .isEqualTo(413);
    String nested = "{\"name\":" + "[".repeat(200) + "]".repeat(200) + "}";
    assertThat(post("/v1/manage", TestStack.API_KEY, "application/json", nested).statusCode())
        .isBetween(400, 422);
  }

  @Test
  void jsonOverALimitIsToldAsThat() throws Exception {
    String nested = "[".repeat(200) + "]".repeat(200);
    var answer = post("/open/tree", "", "application/json", nested);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer).get("code").asString()).isEqualTo("json_limits");
  }

  @Test
  void aWordThatIsNotKnownIsAnsweredWithThoseThatAre() throws Exception {
    String body = "{\"name\":\"a\",\"quantity\":1,\"category\":\"gossip\"}";
    var answer = post("/v1/manage", TestStack.API_KEY, "application/json", body);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(problem(answer).at("/errors/0/pointer").asString()).isEqualTo("/category");
    assertThat(problem(answer).at("/errors/0/detail").asString())
        .isEqualTo("not one of transactional, reminder, authentication, marketing, alert");
  }

  @Test
  void onlyADatabaseThatIsAwayIsAnOutage() throws Exception {
    assertThat(get("/open/away", "").statusCode()).isEqualTo(503);
    var answer = get("/open/statement", "");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(problem(answer).get("code").asString()).isEqualTo("internal");
    assertThat(answer.body()).doesNotContain("5551230001");
  }

  @Test
  void aBodyOverTheBoundIsNotRead() throws Exception {
    String large = "{\"name\":\"" + "x".repeat(2000) + "\",\"quantity\":1}";
    var announced = post("/v1/manage", TestStack.API_KEY, "application/json", large);
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(problem(announced).get("code").asString()).isEqualTo("body_too_large");
    var unannounced =
        send(
            request("/v1/manage", TestStack.API_KEY)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(large))));
    assertThat(unannounced.statusCode()).isEqualTo(413);
  }

  @Test
  void whatSpringRefusesHasACodeToo() throws Exception {
    var answer = post("/v1/manage", TestStack.API_KEY, "text/plain", "hello");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(problem(answer).get("code").asString()).isEqualTo("unsupported_media_type");
    var nowhere = get("/v1/nowhere", TestStack.API_KEY);
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(problem(nowhere).get("code").asString()).isEqualTo("not_found");
  }

  @Test
  void askingForTheMethodsNeedsNoKey() throws Exception {
    var options = HttpRequest.newBuilder(URI.create(base + "/v1/manage"));
    var answer = send(options.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Allow"))
        .hasValueSatisfying(it -> assertThat(it).contains("POST"));
  }

  @Test
  void aFormOfPartsWithoutABoundaryIsNoFaultOfOurs() throws Exception {
    var answer = post("/v1/manage", TestStack.API_KEY, "multipart/form-data", "hello");
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void aProblemTellsFieldMemberAndWhenToTryAgain() throws Exception {
    var answer = get("/open", "none");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    JsonNode problem = problem(answer);
    assertThat(problem.get("code").asString()).isEqualTo("busy");
    assertThat(problem.get("hint").asString()).isEqualTo("x");
    assertThat(problem.get("detail").asString()).isEqualTo("Try later.");
    assertThat(problem.at("/errors/0/detail").asString()).isEqualTo("wrong");
  }

  @Test
  void readyWhenTheBrokerAnswers() throws Exception {
    var readiness = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"));
    // the topics are looked at while the service starts
    await().atMost(Duration.ofSeconds(30)).until(() -> send(readiness).statusCode() == 200);
    var answer = send(readiness);
    assertThat(answer.body()).contains("kafka");
  }

  @Test
  void notReadyWithoutABroker() throws Exception {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    try (var away = TestApplication.start(environment)) {
      String port = away.getEnvironment().getProperty("local.server.port");
      var answer =
          send(
              HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")));
      assertThat(answer.statusCode()).isEqualTo(503);
    }
  }

  private static JsonNode problem(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String path, String key) throws Exception {
    return send(request(path, key));
  }

  private static HttpResponse<String> post(String path, String key, String type, String body)
      throws Exception {
    return send(
        request(path, key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
