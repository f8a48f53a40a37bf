package dev.heliograph.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.Topics;
import dev.heliograph.support.TestApplication;
import dev.heliograph.teststack.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class DeadLettersTest {
  private static final int MEGA = 1_000_000;
  private static ConfigurableApplicationContext application;
  private static KafkaProducer<byte[], byte[]> upstream;
  private static KafkaConsumer<byte[], byte[]> reader;

  private int sentPartition = -1;
  private long sentOffset = -1;

  @BeforeAll
  static void start() {
    application = TestApplication.start("worker.group=dead-letters-" + UUID.randomUUID());
    String servers = TestStack.kafkaBootstrapServers();
    upstream =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "compression.type",
                "lz4",
                "max.request.size",
                40 * MEGA,
                "buffer.memory",
                80L * MEGA),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    reader =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "reader-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    reader.subscribe(List.of(Topics.deadLettersOf(Topics.STATUS)));
  }

  @AfterAll
  static void stop() {
    reader.close();
    upstream.close();
    application.close();
  }

  @Test
  void aRecordIsKeptAsItWas() throws Exception {
    byte[] key = {(byte) 0xff, 'k', (byte) 0xc0};
    send(key, null);
    var dead = deadLetter();
    assertThat(dead.key()).isEqualTo(key);
    assertThat(dead.value()).isNull();
    assertThat(dead.headers().headers("twice"))
        .extracting(header -> header.value() == null ? "none" : new String(header.value(), UTF_8))
        .containsExactly("one", "two", "none");
    assertThat(dead.headers().lastHeader(KeyDeserializer.KEY_BYTES)).isNull();
  }

  @Test
  void aRecordWithoutAKeyIsKeptWithoutOne() throws Exception {
    send(null, malformed(new byte[0]));
    assertThat(deadLetter().key()).isNull();
  }

  @Test
  void aRecordThatCompressionMadeSmallIsKeptWhole() throws Exception {
    byte[] value = malformed(new byte[5 * MEGA]);
    send(null, value);
    var dead = deadLetter();
    assertThat(dead.value()).isEqualTo(value);
    assertThat(dead.headers().lastHeader("dlt-cut")).isNull();
  }

  @Test
  void aRecordJustWithinTheBoundOfItsTopicIsKeptWhole() throws Exception {
    byte[] noise = new byte[1_048_000 - "malformed".length()];
    new Random(1).nextBytes(noise);
    byte[] value = malformed(noise);
    send(null, value);
    assertThat(deadLetter().value()).isEqualTo(value);
  }

  @Test
  void aRecordLargerThanAnyBoundIsKeptInPart() throws Exception {
    byte[] value = malformed(new byte[20 * MEGA]);
    send("key".getBytes(UTF_8), value);
    var dead = deadLetter();
    assertThat(dead.value()).hasSize(65_536).startsWith("malformed".getBytes(UTF_8));
    assertThat(text(dead, "dlt-cut")).contains("65536 of 20000009 bytes");
    assertThat(text(dead, "dlt-topic")).isEqualTo(Topics.STATUS);
    assertThat(text(dead, "dlt-reason")).startsWith("MalformedRecord");
  }

  private static byte[] malformed(byte[] rest) {
    byte[] start = "malformed".getBytes(UTF_8);
    byte[] value = new byte[start.length + rest.length];
    System.arraycopy(start, 0, value, 0, start.length);
    System.arraycopy(rest, 0, value, start.length, rest.length);
    return value;
  }

  private void send(byte @Nullable [] key, byte @Nullable [] value) throws Exception {
    var bad = new ProducerRecord<byte[], byte[]>(Topics.STATUS, key, value);
    bad.headers().add("twice", "one".getBytes(UTF_8)).add("twice", "two".getBytes(UTF_8));
    bad.headers().add("twice", (byte[]) null);
    var sent = upstream.send(bad).get();
    sentOffset = sent.offset();
    sentPartition = sent.partition();
  }

  /** The dead letter of what this test has sent. */
  private ConsumerRecord<byte[], byte[]> deadLetter() {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              reader.poll(Duration.ofMillis(100)).forEach(found::add);
              return found.stream().anyMatch(this::isMine);
            });
    return found.stream().filter(this::isMine).findFirst().orElseThrow();
  }

  private boolean isMine(ConsumerRecord<byte[], byte[]> dead) {
    return text(dead, "dlt-partition").equals(Integer.toString(sentPartition))
        && text(dead, "dlt-offset").equals(Long.toString(sentOffset));
  }

  private static String text(ConsumerRecord<?, ?> dead, String name) {
    return new String(dead.headers().lastHeader(name).value(), UTF_8);
  }
}
