package dev.heliograph.teststack;

import dev.heliograph.contracts.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** One broker for the whole JVM, with every topic created and none created by accident. */
final class Broker {
  private static final String CONTAINER_IMAGE = "apache/kafka:4.2.1";
  private static final String BOOTSTRAP_SERVERS = start();

  private Broker() {}

  static String bootstrapServers() {
    return BOOTSTRAP_SERVERS;
  }

  private static String start() {
    String servers = Backends.CONTAINERS ? startContainer() : startEmbedded();
    createTopics(servers);
    return servers;
  }

  private static String startContainer() {
    @SuppressWarnings("resource") // lives as long as the JVM; the engine's reaper removes it
    var container =
        new KafkaContainer(CONTAINER_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    container.start();
    return container.getBootstrapServers();
  }

  private static String startEmbedded() {
    var broker = new EmbeddedKafkaKraftBroker(1, Topics.PARTITIONS);
    broker.brokerProperties(
        Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.num.partitions", "1"));
    // else it sets spring.kafka.bootstrap-servers for the whole JVM, over what a test asks for
    broker.brokerListProperty("heliograph.test.embedded-broker");
    broker.afterPropertiesSet();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "embedded-kafka-stop"));
    return broker.getBrokersAsString();
  }

  private static void createTopics(String servers) {
    List<NewTopic> topics =
        Topics.withDeadLetters().stream()
            .map(
                name ->
                    new NewTopic(name, Topics.PARTITIONS, (short) 1)
                        .configs(Topics.settingsOf(name)))
            .toList();
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the test broker did not take its topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }
}
