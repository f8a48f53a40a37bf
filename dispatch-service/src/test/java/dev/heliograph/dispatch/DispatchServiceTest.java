package dev.heliograph.dispatch;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.command.Command.Asked;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport.Reported;
import dev.heliograph.contracts.message.ReportHeaders;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.teststack.ApiDocumentCheck;
import dev.heliograph.teststack.DocumentFile;
import dev.heliograph.teststack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service on a real broker and a real database, with a stub for Twilio. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchServiceTest {
  private final Map<String, String> environment = TestStack.environment();
  private final HttpClient http = HttpClient.newHttpClient();
  private final TwilioStub twilio = stub();
  private final KafkaProducer<String, byte[]> producer = producer();
  private ConfigurableApplicationContext service = start();

  private static TwilioStub stub() {
    try {
      return new TwilioStub();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ConfigurableApplicationContext start(String... arguments) {
    var properties = new HashMap<String, Object>(environment);
    properties.put("TWILIO_BASE_URL", twilio.url());
    return new SpringApplicationBuilder(DispatchApplication.class)
        .properties(properties)
        .run(arguments);
  }

  @BeforeAll
  void ready() {
    patiently().untilAsserted(() -> assertThat(get("/actuator/health/readiness")).contains("UP"));
  }

  @BeforeEach
  void twilioAccepts() {
    twilio.does(form -> TwilioStub.created());
  }

  @AfterAll
  void close() {
    service.close();
    producer.close();
    twilio.close();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.kafkaBootstrapServers()),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private void publish(OutboundMessage message) {
    publish(Topics.MESSAGES_NORMAL, message.to().address(), ContractJson.write(message));
  }

  private void publish(String topic, String key, byte[] value) {
    publish(new ProducerRecord<>(topic, key, value));
  }

  private void report(MessageId id, int attempt, String sid, MessageStatus status) {
    var reported =
        new Reported("twilio", sid, status.word(), Optional.of(status), Optional.of(30003));
    var callback =
        new ProducerRecord<>(
            Topics.CALLBACKS, id.toString(), "{}".getBytes(StandardCharsets.UTF_8));
    new ReportHeaders(id, attempt, reported)
        .write()
        .forEach((name, value) -> callback.headers().add(name, value));
    publish(callback);
  }

  private void publish(ProducerRecord<String, byte[]> one) {
    try {
      producer.send(one).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String someNumber() {
    return "+1555" + (1_000_000 + ThreadLocalRandom.current().nextInt(8_999_999));
  }

  private int port() {
    return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private HttpResponse<String> ask(String path, String key) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .header("Authorization", "Bearer " + key)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theApiDocumentIsTheFile() throws IOException {
    JsonNode document = ContractJson.readTree(get("/v3/api-docs").getBytes(StandardCharsets.UTF_8));
    assertThat(ApiDocumentCheck.of(document)).isEmpty();
    DocumentFile.requireSame("dispatch.openapi.yaml", document);
  }

  private String get(String path) throws IOException {
    return ask(path, TestStack.API_KEY).body();
  }

  private JsonNode row(MessageId id) throws IOException {
    return ContractJson.readTree(get("/v1/sends/" + id).getBytes(StandardCharsets.UTF_8));
  }

  private void awaitState(MessageId id, String state) {
    patiently()
        .untilAsserted(() -> assertThat(row(id).path("state").asString("")).isEqualTo(state));
  }

  private static List<StatusChange> statusChanges(MessageId id, MessageStatus until) {
    var found = new ArrayList<StatusChange>();
    readUntil(
        Topics.STATUS,
        one -> {
          if (id.toString().equals(one.key())) {
            found.add(ContractJson.read(one.value(), StatusChange.class));
          }
          return !found.isEmpty() && found.getLast().status() == until;
        });
    return found;
  }

  /** Reads a topic from its beginning until one of its records is the last that is wanted. */
  private static void readUntil(String topic, Predicate<ConsumerRecord<String, byte[]>> last) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            TestStack.kafkaBootstrapServers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            "test-" + UUID.randomUUID(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      var found = new AtomicBoolean();
      patiently()
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(one -> found.set(found.get() || last.test(one)));
                return found.get();
              });
    }
  }

  @Test
  void messageIsSentOnceHoweverOftenItIsDelivered() {
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    publish(message);
    awaitState(message.id(), "ACCEPTED");
    OutboundMessage after = message(message.to().address(), "the next one");
    publish(message);
    publish(after);
    awaitState(after.id(), "ACCEPTED");
    assertThat(twilio.bodiesTo(message.to().address())).containsExactly("hello", "the next one");
    StatusChange accepted = statusChanges(message.id(), MessageStatus.ACCEPTED).getFirst();
    assertThat(accepted.status()).isEqualTo(MessageStatus.ACCEPTED);
    assertThat(accepted.reason().provider().orElseThrow().providerId()).isPresent();
  }

  @Test
  void manyToOnePersonKeepTheirOrder() {
    String number = someNumber();
    var bodies = new ArrayList<String>();
    OutboundMessage last = message(number, "0");
    for (int i = 0; i < 12; i++) {
      last = message(number, "number " + i);
      bodies.add("number " + i);
      publish(last);
    }
    awaitState(last.id(), "ACCEPTED");
    assertThat(twilio.bodiesTo(number)).containsExactlyElementsOf(bodies);
  }

  @Test
  void uncertainOneIsAdoptedByItsCallbackAndMayFailLater() {
    twilio.does(form -> new TwilioStub.Answer(500, "{\"code\":20500}"));
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "UNCERTAIN");
    report(message.id(), 1, "SM" + "1".repeat(32), MessageStatus.SENT);
    awaitState(message.id(), "ACCEPTED");
    report(message.id(), 1, "SM" + "1".repeat(32), MessageStatus.UNDELIVERED);
    awaitState(message.id(), "FAILED");
    assertThat(twilio.bodiesTo(message.to().address())).hasSize(1);
  }

  @Test
  void throttledOneIsTriedAgain() {
    String number = someNumber();
    twilio.does(
        form ->
            number.equals(form.get("To")) && twilio.bodiesTo(number).size() < 2
                ? new TwilioStub.Answer(429, "{\"code\":20429}")
                : TwilioStub.created());
    OutboundMessage message = message(number, "hello");
    publish(message);
    awaitState(message.id(), "ACCEPTED");
    assertThat(twilio.bodiesTo(number)).hasSize(2);
    assertThat(statusChanges(message.id(), MessageStatus.ACCEPTED))
        .extracting(StatusChange::status) // any of them may come twice
        .startsWith(MessageStatus.RETRYING)
        .endsWith(MessageStatus.ACCEPTED)
        .containsOnly(MessageStatus.RETRYING, MessageStatus.ACCEPTED);
  }

  @Test
  void poisonStopsNothingAndIsKept() {
    String number = someNumber();
    String noMessage = "no message " + UUID.randomUUID();
    publish(Topics.MESSAGES_NORMAL, number, "no JSON".getBytes(StandardCharsets.UTF_8));
    publish(Topics.CALLBACKS, noMessage, "{}".getBytes(StandardCharsets.UTF_8));
    OutboundMessage message = message(number, "hello");
    publish(message);
    awaitState(message.id(), "ACCEPTED");
    report(message.id(), 1, "SM" + "2".repeat(32), MessageStatus.DELIVERED);
    patiently()
        .untilAsserted(() -> assertThat(row(message.id()).path("delivered").asBoolean()).isTrue());
    readUntil(Topics.deadLettersOf(Topics.MESSAGES_NORMAL), one -> number.equals(one.key()));
    readUntil(Topics.deadLettersOf(Topics.CALLBACKS), one -> noMessage.equals(one.key()));
  }

  @Test
  void restartGoesOnWhereItWas() {
    OutboundMessage before = message(someNumber(), "before");
    publish(before);
    awaitState(before.id(), "ACCEPTED");
    service.close();
    OutboundMessage meanwhile = message(before.to().address(), "meanwhile");
    publish(before);
    publish(meanwhile);
    service = start();
    awaitState(meanwhile.id(), "ACCEPTED");
    assertThat(twilio.bodiesTo(before.to().address())).containsExactly("before", "meanwhile");
  }

  @Test
  void switchedOffItWaitsInTheLedger() {
    service.close();
    service = start("--SENDING_ENABLED=false");
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "QUEUED");
    service.close();
    service = start();
    awaitState(message.id(), "ACCEPTED");
    assertThat(twilio.bodiesTo(message.to().address())).containsExactly("hello");
  }

  @Test
  void pausedByTheApiItWaitsUntilItIsResumed() throws IOException {
    String sender = "/v1/providers/twilio/senders/main";
    assertThat(change("POST", sender + "/pause", "{\"reason\":\"price talks\"}").statusCode())
        .isEqualTo(200);
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "QUEUED");
    assertThat(get("/v1/providers"))
        .contains("\"price talks\"", "\"by\":", "\"open\":false", "\"breaker\":\"closed\"");
    service.close();
    service = start();
    assertThat(get("/v1/providers")).contains("\"open\":false");
    assertThat(twilio.bodiesTo(message.to().address())).isEmpty();
    assertThat(change("POST", sender + "/resume", "").statusCode()).isEqualTo(200);
    awaitState(message.id(), "ACCEPTED");
  }

  @Test
  void limitIsSetAndTakenAwayByTheApi() throws IOException {
    String limit = "/v1/providers/twilio/senders/main/limit";
    assertThat(change("PUT", limit, "{\"segmentsPerSecond\":100}").body())
        .contains("\"segmentsPerSecond\":100.0");
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "ACCEPTED");
    assertThat(change("DELETE", limit, "").body()).doesNotContain("segmentsPerSecond");
  }

  @Test
  void whatCannotBePausedOrLimitedIsRefused() throws IOException {
    assertThat(change("POST", "/v1/providers/none/pause", "").statusCode()).isEqualTo(404);
    assertThat(change("POST", "/v1/providers/twilio/senders/none/pause", "").body())
        .contains("sender_unknown");
    assertThat(change("POST", "/v1/providers/pause", "{\"reason\":\"+1 555 123 0001\"}").body())
        .contains("invalid_field")
        .doesNotContain("555");
    assertThat(change("POST", "/v1/providers/pause", "{\"reason\":588}").statusCode())
        .as("a number is no reason")
        .isEqualTo(422);
    for (String limit : List.of("0", "-1", "1e9", "null", "\"x\"")) {
      String body = "{\"segmentsPerSecond\":%s}".formatted(limit);
      assertThat(change("PUT", "/v1/providers/twilio/senders/main/limit", body).statusCode())
          .isEqualTo(422);
    }
    assertThat(get("/v1/providers")).contains("\"sending\":true").doesNotContain("\"pause\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "{\"reason\":null}"})
  void aPauseWithoutAReasonSaysNothingOfOne(String body) throws IOException {
    assertThat(change("POST", "/v1/providers/pause", body).body())
        .contains("\"pause\"")
        .doesNotContain("reason");
    assertThat(change("POST", "/v1/providers/resume", "").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> change(String method, String path, String body) throws IOException {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .header("Authorization", "Bearer " + TestStack.API_KEY)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void moreTextsThanPermitsAllGoOutAndNeverMoreAtOnce() {
    service.close();
    service =
        start(
            "--heliograph.dispatch.permits.total=8",
            "--heliograph.dispatch.permits.kept-for-urgent=2",
            "--heliograph.dispatch.poll-records=4");
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    twilio.does(
        form -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          LockSupport.parkNanos(Duration.ofMillis(300).toNanos()); // a slow provider
          atOnce.decrementAndGet();
          return TwilioStub.created();
        });
    var messages = new ArrayList<OutboundMessage>();
    for (int i = 0; i < 30; i++) {
      OutboundMessage message = message(someNumber(), "hello");
      messages.add(message);
      publish(message);
    }
    messages.forEach(message -> awaitState(message.id(), "ACCEPTED"));
    assertThat(messages)
        .allSatisfy(one -> assertThat(twilio.bodiesTo(one.to().address())).hasSize(1));
    assertThat(most.get()).isBetween(1, 6);
    service.close();
    service = start();
  }

  @Test
  void rowIsShownWithoutPersonalData() throws IOException {
    OutboundMessage message = message(someNumber(), "a secret");
    publish(message);
    awaitState(message.id(), "ACCEPTED");
    assertThat(get("/v1/sends/" + message.id()))
        .contains("\"attempt\":1", "\"providerId\":\"SM", "\"lane\":\"normal\"")
        .doesNotContain("a secret", message.to().address().substring(1));
    assertThat(ask("/v1/sends/" + UUID.randomUUID(), "reader-key").statusCode()).isEqualTo(404);
    assertThat(ask("/v1/sends/nonsense", "reader-key").statusCode()).isEqualTo(404);
    assertThat(ask("/v1/sends/" + message.id(), "wrong").statusCode()).isEqualTo(401);
  }

  private void publish(Command command) {
    publish(Topics.COMMANDS, command.messageId().toString(), ContractJson.write(command));
  }

  @Test
  void whatWasRefusedForAReasonThatMayPassIsTriedAgainByHand() {
    twilio.does(form -> new TwilioStub.Answer(400, "{\"code\":21606}"));
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "REJECTED");
    twilio.does(form -> TwilioStub.created());
    Instant until = Instant.now().plusSeconds(600);
    publish(new RetryRequested(message.id(), 1, until, new Asked(Instant.now(), "support")));
    awaitState(message.id(), "ACCEPTED");
    assertThat(twilio.bodiesTo(message.to().address())).containsExactly("hello", "hello");
    assertThat(statusChanges(message.id(), MessageStatus.ACCEPTED))
        .extracting(StatusChange::attempt, StatusChange::status)
        .containsExactly(
            tuple(1, MessageStatus.REJECTED),
            tuple(2, MessageStatus.RETRYING),
            tuple(2, MessageStatus.ACCEPTED));
  }

  @Test
  void whatWaitsIsListedAndCalledBack() throws IOException {
    twilio.does(form -> new TwilioStub.Answer(400, "{\"code\":21611}"));
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "WAITING");
    assertThat(get("/v1/sends?state=waiting"))
        .contains(message.id().toString(), "\"errorCode\":21611")
        .doesNotContain("hello", message.to().address().substring(1));
    publish(new CancelRequested(message.id(), 2, new Asked(Instant.now(), "support")));
    awaitState(message.id(), "CANCELED");
    assertThat(get("/v1/sends?state=waiting")).doesNotContain(message.id().toString());
    assertThat(statusChanges(message.id(), MessageStatus.CANCELED).getLast().attempt())
        .isEqualTo(2);
    assertThat(twilio.bodiesTo(message.to().address())).hasSize(1);
  }

  @Test
  void metricsAreThere() throws IOException {
    OutboundMessage message = message(someNumber(), "hello");
    publish(message);
    awaitState(message.id(), "ACCEPTED");
    assertThat(get("/actuator/prometheus"))
        .contains("heliograph_dispatch_calls_seconds_count", "heliograph_dispatch_permits_in_use");
  }
}
