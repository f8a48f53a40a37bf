package dev.heliograph.composer.postgres;

import dev.heliograph.composer.composing.DecisionJournal;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.support.personal.PersonalData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Decisions in Postgres: one statement to look a batch up, one to write it. Rows are written in the
 * order of their ids, so that two instances which write the same ones do not deadlock.
 */
public final class PostgresJournal implements DecisionJournal {
  private static final String FIND =
      """
      select message_id, status, code, detail, decided_at, about, channel, recipient
      from decision
      where message_id = any (?)
      """;

  private static final String RECORD =
      """
      insert into decision
        (message_id, status, code, detail, decided_at, about, channel, recipient, recipient_hash)
      select message_id, status, code, detail, decided_at, about, channel, recipient, hash
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
        as t (message_id, status, code, detail, decided_at, about, channel, recipient, hash)
      order by message_id
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final DecisionColumns columns;

  public PostgresJournal(JdbcTemplate jdbc, PersonalData personalData) {
    this.jdbc = jdbc;
    this.columns = new DecisionColumns(personalData);
  }

  @Override
  public Map<MessageId, StatusChange> find(Collection<MessageId> ids) {
    String[] uuids = ids.stream().map(MessageId::toString).toArray(String[]::new);
    List<StatusChange> found =
        jdbc.query(
            FIND, statement -> set(statement, 1, "uuid", uuids), (row, _) -> columns.read(row));
    return found.stream().collect(Collectors.toMap(StatusChange::messageId, Function.identity()));
  }

  @Override
  public int record(List<StatusChange> decisions) {
    return jdbc.update(RECORD, statement -> setAll(statement, decisions));
  }

  private void setAll(PreparedStatement statement, List<StatusChange> decisions)
      throws SQLException {
    set(statement, 1, "uuid", texts(decisions, decision -> decision.messageId().toString()));
    set(statement, 2, "text", texts(decisions, decision -> decision.status().word()));
    set(statement, 3, "text", texts(decisions, decision -> decision.reason().code().orElse("")));
    set(statement, 4, "text", texts(decisions, decision -> decision.reason().detail().orElse("")));
    set(statement, 5, "timestamptz", texts(decisions, change -> change.reason().at().toString()));
    set(statement, 6, "jsonb", texts(decisions, columns::about));
    set(statement, 7, "text", texts(decisions, columns::channel));
    set(statement, 8, "bytea", bytes(decisions, columns::recipient));
    set(statement, 9, "bytea", bytes(decisions, columns::recipientHash));
  }

  private static @Nullable String[] texts(
      List<StatusChange> decisions, Function<StatusChange, @Nullable String> column) {
    return decisions.stream().map(column).toArray(String[]::new);
  }

  private static byte[] @Nullable [] bytes(
      List<StatusChange> decisions, Function<StatusChange, byte @Nullable []> column) {
    return decisions.stream().map(column).toArray(byte[][]::new);
  }

  private static void set(
      PreparedStatement statement, int index, String sqlType, @Nullable Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf(sqlType, values));
  }
}
