package dev.heliograph.support.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.Topics;
import dev.heliograph.support.TestApplication;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.RecordPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class ConsumerMetersTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String GROUP = "metrics-" + UUID.randomUUID();

  private static ConfigurableApplicationContext application;
  private static MeterRegistry registry;

  @BeforeAll
  static void start() {
    application = TestApplication.start("worker.group=" + GROUP);
    registry = application.getBean(MeterRegistry.class);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @Test
  void whatAStoppedConsumerHasNotReadIsToldUntilItHasReadIt() {
    await("all is read").atMost(BOUND).until(() -> lag() == 0);
    MessageListenerContainer worker =
        requireNonNull(
            application
                .getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainer("worker"));
    worker.stop();
    assertThat(gauge("heliograph.consumer.running")).isZero();
    publish(7);
    assertThat(lag()).isEqualTo(7);

    double before = records();
    worker.start();
    assertThat(gauge("heliograph.consumer.running")).isEqualTo(1);
    await("all is read").atMost(BOUND).until(() -> lag() == 0);
    assertThat(records() - before).isEqualTo(7);
    assertThat(
            registry
                .get("heliograph.consumer.batches")
                .tag("consumer", GROUP)
                .tag("outcome", "done")
                .timer()
                .count())
        .isPositive();
  }

  @Test
  void countersOfWhatHasNotHappenedAreThere() {
    assertThat(
            registry
                .get("heliograph.dead.letters.written")
                .tag("consumer", GROUP)
                .tag("topic", Topics.STATUS)
                .counter()
                .count())
        .isZero();
  }

  @Test
  void onlyWhatSomebodyReadsIsKept() {
    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .contains("heliograph.build.info", "jvm.memory.used")
        .noneMatch(name -> name.startsWith("kafka.") || name.startsWith("spring."));
  }

  private static void publish(int count) {
    application
        .getBean(RecordPublisher.class)
        .publishAll(
            IntStream.range(0, count)
                .mapToObj(n -> OutgoingRecord.of(Topics.STATUS, "k" + n, "text".getBytes(UTF_8)))
                .toList());
  }

  /** As it is now, without waiting for the next look. */
  private static double lag() {
    application.getBean(ConsumerLag.class).run();
    return gauge("heliograph.consumer.lag");
  }

  private static double gauge(String name) {
    return registry.get(name).tag("consumer", GROUP).gauge().value();
  }

  private static double records() {
    return registry.get("heliograph.consumer.records").tag("consumer", GROUP).counter().count();
  }
}
