package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A record that failed is sent again when what made it fail is mended. */
@SystemTest
class DeadLettersTest {
  private final Heliograph heliograph;
  private final String number = Numbers.fresh();

  DeadLettersTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void aTextThatTheLedgerDidNotTakeIsSentAgainAndDelivered() throws SQLException {
    String id;
    try (Connection database = database()) {
      refuseTexts(database);
      id = heliograph.texts().send(number, Marked.text("mended"));
      heliograph.deadLetters().awaitOf(number, "dispatch.normal");
      takeTexts(database);
    }
    var letter = heliograph.deadLetters().awaitOf(number, "dispatch.normal");
    assertThat(letter.at("/reason").asString()).isEqualTo("DataIntegrityViolationException");
    assertThat(heliograph.provider().takenFor(number)).isEmpty();

    assertThat(heliograph.deadLetters().resend(letter).status()).isEqualTo(200);

    heliograph.texts().awaitDelivered(id);
    heliograph.provider().awaitOne(number);
    assertThat(heliograph.deadLetters().resend(letter).code()).isEqualTo("dead_letter_not_open");
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection(
        heliograph.stack().variable("DATABASE_URL"),
        heliograph.stack().variable("DATABASE_USERNAME"),
        heliograph.stack().variable("DATABASE_PASSWORD"));
  }

  /** As a table with a constraint too many would. */
  private static void refuseTexts(Connection database) throws SQLException {
    execute(
        database,
        """
        create or replace function dispatch.refuse_texts() returns trigger language plpgsql as
        $$ begin raise exception 'refused' using errcode = 'check_violation'; end $$;
        create trigger refuse_texts before insert on dispatch.send
        for each row execute function dispatch.refuse_texts()
        """);
  }

  private static void takeTexts(Connection database) throws SQLException {
    execute(
        database,
        "drop trigger refuse_texts on dispatch.send; drop function dispatch.refuse_texts()");
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
