package dev.heliograph.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.ingest.IngestStack;
import dev.heliograph.ingest.IngestStack.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way and the controller's answer alike: a parameter of the type tells them apart. */
class DirectMessagesTest {
  private static final String SHORT_WAY = "application/json";
  private static final String CONTROLLER = "application/json;charset=utf-8";

  private final IngestStack ingest = IngestStack.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"to\":\"+15551230001\",\"text\":\"Hi\"}",
        "{\"to\":\"nobody\",\"text\":\"Hi\"}",
        "{\"to\":\"+15551230001\",\"text\":5}",
        "{\"to\":",
        "null"
      })
  void bothWaysAnswerAlike(String body) {
    Map<String, String> key = Map.of("Idempotency-Key", "alike-" + body.hashCode());
    Answer one = ingest.post("/v1/messages", SHORT_WAY, body, key);
    Answer other = ingest.post("/v1/messages", CONTROLLER, body, key);
    assertThat(one.status()).isEqualTo(other.status());
    assertThat(one.body()).isEqualTo(other.body());
    assertThat(withoutTime(one)).isEqualTo(withoutTime(other));
  }

  @Test
  void bothWaysAskForAKey() {
    for (String type : new String[] {SHORT_WAY, CONTROLLER}) {
      Answer answer = ingest.post("/v1/messages", Map.of("Content-Type", type), new byte[] {'{'});
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
    }
  }

  @Test
  void bothWaysAreCountedTogether() {
    long before = counted();
    String body = "{\"to\":\"+15551230001\",\"text\":\"Hi\"}";
    ingest.post("/v1/messages", SHORT_WAY, body);
    ingest.post("/v1/messages", CONTROLLER, body);
    await().atMost(Duration.ofSeconds(10)).until(() -> counted() >= before + 2);
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
