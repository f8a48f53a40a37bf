package dev.heliograph.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.MessageId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenRowsTest {
  private final TestLedger database = new TestLedger();
  private final Owner owner = Owner.newRun();
  private final SendLedger ledger = database.of(owner);
  private final OpenRows rows = new OpenRows(database.jdbc, TestLedger.TIMINGS);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void begin() {
    database.heartbeat(owner).beat();
    rows.bindTo(meters);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void rowsAreCountedByStateAndTheOldestOfEachIsTold() {
    claim("one", 1);
    claim("one", 2); // waits for the first
    claim("one", 3);
    claim("two", 4);
    database.age(Duration.ofMinutes(1));
    rows.run();
    assertThat(count("sending")).isEqualTo(2);
    assertThat(count("queued")).isEqualTo(2);
    assertThat(count("waiting")).isZero();
    assertThat(count("uncertain")).isZero();
    assertThat(age("queued")).isBetween(60.0, 90.0);
    assertThat(age("sending")).isBetween(60.0, 90.0);
    assertThat(age("waiting")).isZero();
  }

  @Test
  void whatIsUncertainIsSeenWhoeverOwnedIt() {
    claim("one", 1);
    database.age(Duration.ofMinutes(5));
    database.sweeps(Owner.newRun()).ageSending();
    database.age(Duration.ofMinutes(2));
    rows.run();
    assertThat(count("sending")).isZero();
    assertThat(count("uncertain")).isEqualTo(1);
    assertThat(age("uncertain")).isBetween(120.0, 150.0);
  }

  @Test
  void whatCannotBeReadIsNoNumber() {
    rows.run();
    assertThat(count("queued")).isZero();
    database.dataSource.close();
    assertThatThrownBy(rows::run).isInstanceOf(RuntimeException.class);
    assertThat(count("queued")).isNaN();
  }

  /** However many have ended. */
  @Test
  void readsIndexesAlone() {
    database
        .jdbc
        .sql(
            """
            insert into send (message_id, lane, recipient_hash, source_partition, source_offset,
                              ordered, not_after, state, owner, turn)
            select gen_random_uuid(), 'normal', 'h', 0, n, true, now(), 'ACCEPTED',
                   gen_random_uuid(), 1
            from generate_series(1, 20000) n
            """)
        .update();
    claim("one", 1);
    database.jdbc.sql("analyze").update();
    assertThat(
            database
                .jdbc
                .sql("explain " + OpenRows.ALL)
                .param("lanes", new String[] {"urgent", "normal", "bulk"})
                .param("most", 100)
                .query(String.class)
                .list())
        .anyMatch(line -> line.contains("send_due"))
        .anyMatch(line -> line.contains("send_uncertain"))
        .noneMatch(line -> line.contains("Seq Scan on send"));
  }

  private void claim(String recipient, long offset) {
    MessageId id = TestLedger.id();
    TestLedger.claim(ledger, owner, TestLedger.send(id, recipient, offset));
  }

  private double count(String state) {
    return gauge("heliograph.dispatch.ledger.rows", state);
  }

  private double age(String state) {
    return gauge("heliograph.dispatch.ledger.oldest", state);
  }

  private double gauge(String name, String state) {
    return meters.get(name).tag("state", state).tag("lane", "normal").gauge().value();
  }
}
