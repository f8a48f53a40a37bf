package dev.heliograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.ingest.IngestStack.Answer;
import dev.heliograph.support.direct.DirectRoute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.filter.RequestContextFilter;

/** The short way and the controller's answer alike: a parameter of the type tells them apart. */
class ShortWayTest {
  private static final String MESSAGES = "/v1/messages";
  private static final String EVENTS = "/v1/events";
  private static final String JSON = "application/json";
  private static final String EVENT = "application/cloudevents+json";
  private static final String CONTROLLER = ";charset=utf-8";

  private final IngestStack ingest = IngestStack.shared();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "/v1/messages | 202 | {\"to\":\"+15551230001\",\"text\":\"Hi\"}",
        "/v1/messages | 422 | {\"to\":\"nobody\",\"text\":\"Hi\"}",
        "/v1/messages | 422 | {\"to\":\"+15551230001\",\"text\":5}",
        "/v1/messages | 400 | {\"to\":",
        "/v1/messages | 400 | null",
        "/v1/events | 202 | {\"specversion\":\"1.0\",\"id\":\"alike\",\"source\":\"/shop\",\"type\":\"ticket.created\",\"data\":"
            + "{\"ticket\":{\"number\":\"T-1\",\"issue\":\"No internet\",\"priority\":\"high\"},"
            + "\"customer\":{\"name\":\"John Doe\",\"phone\":\"+254712345678\"}}}",
        "/v1/events | 422 | {\"specversion\":\"1.0\",\"id\":\"alike\",\"source\":\"/shop\",\"type\":\"ticket.created\",\"data\":{}}",
        "/v1/events | 422 | {\"specversion\":\"1.0\",\"id\":\"alike\",\"source\":\"/shop\",\"type\":\"table.free\",\"data\":{}}",
        "/v1/events | 422 | {\"specversion\":\"1.0\"}",
        "/v1/events | 400 | {\"specversion\":",
        "/v1/events | 422 | []",
        "/v1/events | 422 | null"
      })
  void bothWaysAnswerAlike(String path, int status, String body) {
    Map<String, String> key = Map.of("Idempotency-Key", "alike-" + body.hashCode());
    Answer one = ingest.post(path, typeOf(path), body, key);
    Answer other = ingest.post(path, typeOf(path) + CONTROLLER, body, key);
    assertThat(one.status()).isEqualTo(status);
    assertThat(other.status()).isEqualTo(status);
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(withoutTime(one)).isEqualTo(withoutTime(other));
  }

  @ParameterizedTest
  @CsvSource({MESSAGES, EVENTS})
  void aParameterOfTheTypeIsUnusual(String path) {
    assertThat(isTaken(path, typeOf(path))).isTrue();
    assertThat(isTaken(path, typeOf(path) + CONTROLLER)).isFalse();
  }

  private boolean isTaken(String path, String type) {
    var request = new MockHttpServletRequest("POST", path);
    request.setContentType(type);
    request.setContent(new byte[] {'{', '}'});
    return ingest.all(DirectRoute.class).stream().anyMatch(route -> route.takes(request));
  }

  @ParameterizedTest
  @CsvSource({MESSAGES, EVENTS})
  void bothWaysAskForAKey(String path) {
    for (String type : new String[] {typeOf(path), typeOf(path) + CONTROLLER}) {
      Answer answer = ingest.post(path, Map.of("Content-Type", type), new byte[] {'{'});
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
    }
  }

  @Test
  void bothWaysAreCountedTogether() {
    long before = counted();
    String body = "{\"to\":\"+15551230001\",\"text\":\"Hi\"}";
    ingest.post(MESSAGES, JSON, body);
    ingest.post(MESSAGES, JSON + CONTROLLER, body);
    await().atMost(Duration.ofSeconds(10)).until(() -> counted() >= before + 2);
  }

  @Test
  void noRequestIsCountedTwice() {
    ingest.post(MESSAGES, JSON, "{\"to\":\"+15551230001\",\"text\":\"Hi\"}");
    await().atMost(Duration.ofSeconds(10)).until(() -> counted() > 0);
    assertThat(ingest.text("/actuator/prometheus").lines())
        .noneMatch(
            line ->
                line.startsWith("http_server_requests_seconds_count{")
                    && line.contains("uri=\"UNKNOWN\"")
                    && line.contains("status=\"202\""));
  }

  /** It would go before every request for nothing: Spring MVC keeps the current one by itself. */
  @Test
  void noFilterKeepsTheRequest() {
    assertThat(ingest.all(RequestContextFilter.class)).isEmpty();
  }

  private static String typeOf(String path) {
    return path.equals(EVENTS) ? EVENT : JSON;
  }

  private long counted() {
    List<String> rows =
        ingest
            .text("/actuator/prometheus")
            .lines()
            .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
            .filter(line -> line.contains("uri=\"/v1/messages\""))
            .filter(line -> line.contains("status=\"202\""))
            .toList();
    assertThat(rows).as("rows of one answer: else their labels differ").hasSizeLessThan(2);
    return rows.stream()
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static Map<String, String> withoutTime(Answer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.remove("date");
    return headers;
  }
}
