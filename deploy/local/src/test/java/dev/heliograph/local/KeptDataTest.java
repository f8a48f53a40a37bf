package dev.heliograph.local;

import static dev.heliograph.local.settings.Part.KAFKA;
import static dev.heliograph.local.settings.Part.POSTGRES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.part.AotCaches;
import dev.heliograph.local.part.Jars;
import dev.heliograph.local.part.PartFiles;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database as processes of their own, killed the rough way. */
class KeptDataTest {
  private static final String TOPIC = "kept";

  @TempDir private static Path temp;
  private DataFolder folder = new DataFolder(Path.of("."));
  private Settings settings = Settings.ofComplete(Map.of(), Set.of());

  @BeforeEach
  void prepare() throws IOException {
    folder = new DataFolder(temp).prepared();
    var environment = new HashMap<>(System.getenv());
    environment.put("KAFKA_PORT", String.valueOf(TestPorts.free()));
    environment.put("POSTGRES_PORT", String.valueOf(TestPorts.free()));
    settings = Settings.of(environment, Secrets.in(folder.run("secrets")));
  }

  @AfterEach
  void stop() {
    stack().down();
  }

  @Test
  void theDatabaseKeepsWhatItAcknowledged() throws Exception {
    assertThat(stack().start(POSTGRES)).isTrue();
    run("create table kept (word text)");
    run("insert into kept values ('before')");

    kill(POSTGRES);

    assertThat(stack().start(POSTGRES)).isTrue();
    assertThat(one("select word from kept")).isEqualTo("before");
    assertThat(
            one(
                "select string_agg(setting, ' ') from pg_settings where name in"
                    + " ('fsync', 'synchronous_commit', 'full_page_writes')"))
        .isEqualTo("on on on");
  }

  @Test
  void theBrokerKeepsWhatItAcknowledged() throws Exception {
    assertThat(stack().start(KAFKA)).isTrue();
    createTopic();
    send("before");

    kill(KAFKA);

    assertThat(new PartFiles(folder, KAFKA).ready().living())
        .as("what the broker that was killed said of itself")
        .isEmpty();

    assertThat(stack().start(KAFKA)).isTrue();
    assertThat(firstRecord()).isEqualTo("before");
  }

  private Stack stack() {
    var output = new Output(new PrintStream(PrintStream.nullOutputStream()));
    var jars = new Jars(Path.of("../..").toAbsolutePath().normalize());
    return new Stack(folder, settings, new AotCaches(jars, false), output, _ -> {});
  }

  private void kill(Part part) {
    var files = new PartFiles(folder, part);
    files.living().orElseThrow().destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> files.living().isEmpty());
    assertThat(files.isStoppedOnPurpose()).isFalse();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String query) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.value("DATABASE_URL"),
        settings.value("DATABASE_USERNAME"),
        settings.value("DATABASE_PASSWORD"));
  }

  private void createTopic() throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, SECONDS);
    }
  }

  private void send(String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get(20, SECONDS);
    }
  }

  private String firstRecord() {
    try (var consumer =
        new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
      var partition = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      var records = consumer.poll(Duration.ofSeconds(20));
      return records.isEmpty() ? "nothing" : records.iterator().next().value();
    }
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", settings.value("KAFKA_BOOTSTRAP_SERVERS"));
  }
}
