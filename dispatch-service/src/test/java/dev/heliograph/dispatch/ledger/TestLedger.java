package dev.heliograph.dispatch.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.NewSend.Position;
import dev.heliograph.dispatch.ledger.NewSend.Terms;
import dev.heliograph.dispatch.ledger.NewSend.Way;
import dev.heliograph.teststack.TestDatabase;
import dev.heliograph.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger on a real, fresh database. What time would bring is written into its rows instead. */
public final class TestLedger implements AutoCloseable {
  public static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(45),
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));

  public final HikariDataSource dataSource;
  public final JdbcClient jdbc;
  public final Transactions transactions;

  public TestLedger() {
    TestDatabase database = TestStack.freshDatabase();
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.username());
    config.setPassword(database.password());
    config.setSchema("dispatch");
    config.setMaximumPoolSize(8);
    config.setDataSourceProperties(connectionSettings());
    dataSource = new HikariDataSource(config);
    Flyway.configure()
        .dataSource(database.url(), database.username(), database.password())
        .schemas("dispatch")
        .load()
        .migrate();
    jdbc = JdbcClient.create(dataSource);
    transactions =
        new Transactions(new TransactionTemplate(new JdbcTransactionManager(dataSource)));
  }

  /** Those of the service itself. */
  private static Properties connectionSettings() {
    String prefix = "spring.datasource.hikari.data-source-properties.";
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yml"));
    var settings = new Properties();
    Objects.requireNonNull(yaml.getObject())
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith(prefix)) {
                settings.setProperty(name.toString().substring(prefix.length()), value.toString());
              }
            });
    return settings;
  }

  /** As it was in the beginning. */
  public void empty() {
    jdbc.sql(
            "truncate send, instance, unreported, switch, sender_limit, sender_bucket, fallback,"
                + " alert, full_lane")
        .update();
  }

  public SendLedger of(Owner owner) {
    return new SendLedger(jdbc, owner, TIMINGS);
  }

  public Sweeps sweeps(Owner owner) {
    return new Sweeps(jdbc, owner, TIMINGS);
  }

  public Heartbeat heartbeat(Owner owner) {
    return new Heartbeat(jdbc, owner, TIMINGS);
  }

  public Unreported unreported() {
    return new Unreported(jdbc, TIMINGS);
  }

  public SendRow row(MessageId id) {
    return of(new Owner(UUID.randomUUID())).find(id).orElseThrow();
  }

  public SendState state(MessageId id) {
    return row(id).state();
  }

  /** Makes all that is remembered so much older. */
  public void age(Duration by) {
    String interval = by.toString();
    for (String statement :
        List.of(
            """
            update send set due = due - cast(:by as interval), since = since - cast(:by as interval),
              first_claimed = first_claimed - cast(:by as interval)
            """,
            """
            update instance set seen = seen - cast(:by as interval),
              steady = steady - cast(:by as interval)
            """,
            "update unreported set since = since - cast(:by as interval)")) {
      jdbc.sql(statement).param("by", interval).update();
    }
  }

  /** The same, while this one went on to beat. */
  public void age(Duration by, Owner beating) {
    age(by);
    jdbc.sql("update instance set seen = now() where owner = :owner")
        .param("owner", beating.id())
        .update();
  }

  public static MessageId id() {
    return new MessageId(UUID.randomUUID());
  }

  /** Claims one, wanted, at an offset of partition 0. */
  public static SendState claim(SendLedger ledger, Owner owner, NewSend send) {
    Map<MessageId, SendState> claimed =
        ledger.claim(send.position().recipient().lane(), List.of(send), owner.nextTurn());
    return claimed.getOrDefault(send.id(), SendState.SUPPRESSED);
  }

  public static NewSend send(MessageId id, String recipient, long offset) {
    return send(id, recipient, offset, Instant.now().plusSeconds(3600));
  }

  /** A text of one segment by the only sender. */
  public static final Way WAY = new Way(new Route("fake", "main"), Channel.SMS, 1);

  /** Ten of them. */
  public static final Lot LOT = Lot.of(List.of(WAY.route()), 10);

  public static NewSend send(MessageId id, String recipient, long offset, Instant notAfter) {
    return new NewSend(
        id,
        new Position(key(recipient), 0, offset),
        WAY,
        new Terms(notAfter, Optional.empty(), Optional.empty()),
        true,
        true,
        "words".getBytes(StandardCharsets.UTF_8));
  }

  public static RecipientKey key(String recipient) {
    return RecipientKey.of(Lane.NORMAL, recipient.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
