package dev.heliograph.status.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsListenersTest {
  private final RunningService service = RunningService.shared();

  @ParameterizedTest
  @ValueSource(strings = {Topics.MESSAGES_URGENT, Topics.MESSAGES_NORMAL, Topics.MESSAGES_BULK})
  void aMessageOfAnyLaneIsQueued(String lane) {
    var story = Story.begin();
    service.publish(lane, Story.NUMBER, ContractJson.write(story.outbound()));
    awaitStatus(story, "queued");
  }

  @Test
  void decisionsAndOutcomesAreTaken() {
    var story = Story.begin();
    publish(Topics.STATUS, story, story.decided(MessageStatus.REJECTED, "missing_variable"));
    awaitStatus(story, "rejected");
    assertThat(service.message(story.id()).at("/error/code").asString())
        .isEqualTo("missing_variable");
  }

  @Test
  void whatCanNeverWorkIsADeadLetterAndTheRestGoesOn() {
    var story = Story.begin();
    String key = story.id().toString();
    byte[] noJson = ("no JSON " + key).getBytes(StandardCharsets.UTF_8);
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    service.publish(Topics.CALLBACKS, key, noJson);
    service.publish(Topics.CALLBACKS, key, empty);
    // readable, but no database takes it: a text with the character NUL
    var poison = story.reported(1, "SM\0" + key, "sent", Optional.of(MessageStatus.SENT));
    publish(Topics.CALLBACKS, story, poison);
    publish(
        Topics.CALLBACKS,
        story,
        story.reported(1, "SM" + key, "delivered", Optional.of(MessageStatus.DELIVERED)));
    awaitStatus(story, "delivered");
    assertThat(deadLettersOf(Topics.CALLBACKS, key))
        .hasSize(3)
        .anyMatch(value -> Arrays.equals(value, noJson))
        .anyMatch(value -> Arrays.equals(value, empty));
    assertThat(service.message(story.id()).get("timeline").size()).isEqualTo(1);
  }

  private void publish(String topic, Story story, Object value) {
    service.publish(topic, story.id().toString(), ContractJson.write(value));
  }

  private void awaitStatus(Story story, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(service.statusOf(story.id())).isEqualTo(status));
  }

  /** All that are there once the record after them has been worked on. */
  private static List<byte[]> deadLettersOf(String topic, String key) {
    var configuration =
        Map.<String, Object>of(
            "bootstrap.servers",
            TestStack.kafkaBootstrapServers(),
            "group.id",
            "test-" + UUID.randomUUID());
    var found = new ArrayList<byte[]>();
    try (var consumer =
        new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.deadLettersOf(topic)).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        letter -> {
                          if (key.equals(letter.key())) {
                            found.add(letter.value());
                          }
                        });
                return found.size() >= 3;
              });
    }
    return found;
  }
}
