package dev.heliograph.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance that froze in a transaction must not stop the others until TCP gives up. */
class ConnectionBoundsTest {
  private final TestLedger database = new TestLedger();

  @AfterEach
  void close() {
    database.close();
  }

  /** All below the client's 20 s: the server knows first, and nothing is committed afterwards. */
  @ParameterizedTest
  @CsvSource({
    "statement_timeout, 15s",
    "lock_timeout, 5s",
    "idle_in_transaction_session_timeout, 15s"
  })
  void serverGivesUpFirst(String setting, String bound) {
    assertThat(database.jdbc.sql("show " + setting).query(String.class).single()).isEqualTo(bound);
  }
}
