package dev.heliograph.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** On a broker of its own: the one of the other tests has its topics. */
class TopicCreatorTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

  @BeforeEach
  void start() {
    broker.brokerListProperty("heliograph.test.other-broker");
    broker.afterPropertiesSet();
  }

  @AfterEach
  void stop() {
    broker.destroy();
  }

  @Test
  void createsWhatIsMissingAndTellsOfAWrongNumberOfPartitions() throws Exception {
    try (var admin = Admin.create(settings())) {
      admin.createTopics(List.of(new NewTopic(Topics.EVENTS, 1, (short) 1))).all().get();
    }
    var topics = new TopicCreator(settings(), (short) 1);
    topics.start();
    await()
        .atMost(BOUND)
        .until(() -> topics.faults().equals(Map.of(Topics.EVENTS, "1 partitions, not 12")));
    topics.stop();
  }

  @Test
  void tellsWhyATopicIsNotCreated() {
    var topics = new TopicCreator(settings(), (short) 3);
    assertThat(topics.faults()).isNotEmpty();
    topics.start();
    await()
        .atMost(BOUND)
        .until(() -> topics.faults().containsValue("InvalidReplicationFactorException"));
    topics.stop();
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", broker.getBrokersAsString());
  }
}
