package dev.heliograph.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.Topics;
import dev.heliograph.support.TestApplication;
import dev.heliograph.teststack.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

class BatchWorkTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String GROUP = "batch-work-" + UUID.randomUUID();
  private static ConfigurableApplicationContext application;
  private static RecordPublisher publisher;
  private static Worker worker;

  @BeforeAll
  static void start() {
    application = TestApplication.start("worker.group=" + GROUP);
    publisher = application.getBean(RecordPublisher.class);
    worker = application.getBean(Worker.class);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void oneBadRecordStopsNothingAndIsKept() {
    String run = UUID.randomUUID().toString();
    var records = new ArrayList<OutgoingRecord>();
    for (int i = 0; i < 20; i++) {
      records.add(text(run, "good " + i));
    }
    records.add(3, text(run, "malformed"));
    records.add(9, text(run, "poison"));
    publisher.publishAll(records);

    await().atMost(BOUND).until(() -> worker.done(run).size() >= 20);
    assertThat(worker.done(run).stream().distinct())
        .hasSize(20)
        .allMatch(v -> v.startsWith("good"));
    List<ConsumerRecord<String, byte[]>> dead = deadLetters(run, 2);
    assertThat(dead)
        .extracting(r -> new String(r.value(), UTF_8))
        .containsExactlyInAnyOrder("malformed", "poison");
    assertThat(dead).extracting(r -> header(r, "dlt-topic")).containsOnly(Topics.STATUS);
    assertThat(dead).extracting(r -> header(r, "dlt-consumer")).containsOnly(GROUP);
    assertThat(dead)
        .extracting(r -> header(r, "dlt-reason"))
        .containsExactlyInAnyOrder(
            "MalformedRecord: not what it should be", "IllegalStateException");
  }

  @Test
  void anOutageIsWaitedOutAndNothingIsSkipped() {
    String run = UUID.randomUUID().toString();
    worker.outages.set(3);
    publisher.publishAll(List.of(text(run, "outage one"), text(run, "outage two")));
    await()
        .atMost(BOUND)
        .until(() -> worker.done(run).containsAll(List.of("outage one", "outage two")));
    assertThat(worker.outages).hasValue(0);
  }

  @Test
  void aConsumerThatEndedIsToldByHealth() {
    var listeners = application.getBean("listenersHealthIndicator", HealthIndicator.class);
    var container =
        application.getBean(KafkaListenerEndpointRegistry.class).getListenerContainer("worker");
    assertThat(requireNonNull(listeners.health()).getStatus()).isEqualTo(Status.UP);
    requireNonNull(container).stop();
    assertThat(requireNonNull(listeners.health()).getStatus()).isEqualTo(Status.DOWN);
    container.start();
    assertThat(requireNonNull(listeners.health()).getStatus()).isEqualTo(Status.UP);
  }

  private static OutgoingRecord text(String key, String value) {
    return OutgoingRecord.of(Topics.STATUS, key, value.getBytes(UTF_8));
  }

  private static String header(ConsumerRecord<?, ?> dead, String name) {
    return new String(dead.headers().lastHeader(name).value(), UTF_8);
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(String key, int count) {
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            TestStack.kafkaBootstrapServers(),
            "group.id",
            "dead-" + key,
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.deadLettersOf(Topics.STATUS)));
      await()
          .atMost(BOUND)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        r -> {
                          if (key.equals(r.key())) {
                            found.add(r);
                          }
                        });
                return found.size() >= count;
              });
    }
    return found;
  }
}
