package dev.heliograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.ingest.IngestStack.Answer;
import dev.heliograph.ingest.stripe.Signed;
import dev.heliograph.teststack.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every answer comes within the client's own timeout, which is the bound. */
class BrokerAwayTest {
  private static final String TEXT = "{\"to\":\"+15551230001\",\"text\":\"Hi\"}";
  private static IngestStack ingest;

  @BeforeAll
  static void start() throws IOException {
    ingest =
        IngestStack.with(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "localhost:" + portThatNobodyListensOn(),
                "heliograph.overload.in-flight",
                "160KB")); // ten requests
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void theWebhookIsNotTakenSoThatStripeSendsItAgain() {
    String body =
        """
        {"id":"evt_1","object":"event","type":"checkout.session.async_payment_succeeded",
         "data":{"object":{"id":"cs_test_away"}}}
        """;
    String header = Signed.header(TestStack.STRIPE_SECRET, Instant.now(), body);
    Answer answer =
        ingest.post("/webhooks/stripe", Map.of("Stripe-Signature", header), Signed.utf8(body));
    assertThatItIsAway(answer);
  }

  @Test
  void aTextIsNotTakenAndItsKeyIsTold() {
    Answer answer = ingest.post("/v1/messages", "application/json", TEXT);
    assertThatItIsAway(answer);
    String key = answer.body().path("idempotencyKey").stringValue();

    Answer again = IngestStack.shared().post("/v1/messages", "application/json", TEXT, key(key));
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.headers()).containsEntry("idempotency-key", key);
  }

  @Test
  void aDrillIsNotRunAndItsKeyIsTold() {
    for (String drill : new String[] {"test", "mock-sale", "system-alert"}) {
      Answer answer = ingest.post("/v1/checks/" + drill, "application/json", "");
      assertThatItIsAway(answer);
      assertThat(answer.body().path("idempotencyKey").asString("")).isNotEmpty();
    }
  }

  @Test
  void theCallersOwnKeyIsToldAgain() {
    String own = "order-" + UUID.randomUUID();
    Answer answer = ingest.post("/v1/messages", "application/json", TEXT, key(own));
    assertThat(answer.body().path("idempotencyKey").stringValue()).isEqualTo(own);
  }

  @Test
  void anEventIsNotTaken() {
    Answer answer =
        ingest.post(
            "/v1/events",
            "application/cloudevents+json",
            """
            {"specversion":"1.0","id":"e-away","source":"/shop","type":"system.alert",
             "data":{"cause":"c","severity":"info","message":"m"}}
            """);
    assertThatItIsAway(answer);
  }

  @Test
  void whatIsTooMuchIsTurnedAwayAtOnce() {
    var answers =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> ingest.post("/v1/messages", "application/json", TEXT),
                        each -> Thread.ofVirtual().start(each)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).allMatch(answer -> answer.status() == 503);
    assertThat(answers).anyMatch(answer -> answer.code().equals("overloaded"));
    assertThat(answers).anyMatch(answer -> answer.code().equals("broker_unavailable"));
    assertThat(answers).allMatch(answer -> answer.headers().containsKey("retry-after"));
  }

  @Test
  void itIsAliveAndNotReady() {
    assertThat(ingest.find("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(ingest.find("/actuator/health/liveness").status()).isEqualTo(200);
  }

  private static void assertThatItIsAway(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("broker_unavailable");
    assertThat(answer.headers()).containsKey("retry-after");
  }

  private static Map<String, String> key(String key) {
    return Map.of("Idempotency-Key", key);
  }

  private static int portThatNobodyListensOn() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
