package dev.heliograph.composer;

import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The composer as it runs, with a producer that stands for upstream. */
final class ComposerStack implements AutoCloseable {
  final Map<String, String> environment = TestStack.environment();
  private final ConfigurableApplicationContext composer = start(environment);
  private final KafkaProducer<String, byte[]> upstream =
      new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.kafkaBootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());

  /** Starts it with these variables and nothing else. */
  static ConfigurableApplicationContext start(Map<String, String> environment) {
    String[] arguments =
        environment.entrySet().stream()
            .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(ComposerApplication.class).run(arguments);
  }

  void publish(DomainEvent event) {
    EventCodec.Encoded encoded = EventCodec.toRecord(event);
    var sent = new ProducerRecord<>(Topics.EVENTS, event.id(), encoded.value());
    encoded.headers().forEach((name, value) -> sent.headers().add(name, value));
    publish(sent);
  }

  void publish(String key, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    publish(new ProducerRecord<>(Topics.EVENTS, key, bytes));
  }

  private void publish(ProducerRecord<String, byte[]> sent) {
    try {
      upstream.send(sent).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  JdbcTemplate database() {
    return composer.getBean(JdbcTemplate.class);
  }

  int port() {
    return composer.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    upstream.close();
    composer.close();
  }
}
