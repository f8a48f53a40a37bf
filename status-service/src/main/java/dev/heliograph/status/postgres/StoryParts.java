package dev.heliograph.status.postgres;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts and events of many messages, in one statement each. */
@Component
class StoryParts {
  private final JdbcClient jdbc;

  StoryParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By message, in the order of the attempts. */
  Map<UUID, List<AttemptRow>> attemptsOf(List<UUID> ids) {
    return jdbc
        .sql(
            """
            select message_id, attempt, provider, provider_id, status, error_code
            from attempt where message_id = any (?::uuid[]) order by message_id, attempt
            """)
        .param(texts(ids))
        .query(AttemptRow::of)
        .list()
        .stream()
        .collect(groupingBy(AttemptRow::messageId));
  }

  /** By message, in the order in which things were said. */
  Map<UUID, List<EventRow>> eventsOf(List<UUID> ids) {
    return jdbc
        .sql(
            """
            select message_id, at, attempt, source, word, status, error_source, error_code, detail,
              raw is not null as reported, flag, times
            from message_event where message_id = any (?::uuid[]) order by message_id, at, attempt
            """)
        .param(texts(ids))
        .query(EventRow::of)
        .list()
        .stream()
        .collect(groupingBy(EventRow::messageId));
  }

  private static String[] texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  /** One row of {@code attempt}. */
  record AttemptRow(
      UUID messageId,
      int attempt,
      Optional<String> provider,
      Optional<String> providerId,
      Outcome outcome) {

    static AttemptRow of(ResultSet row, int number) throws SQLException {
      return new AttemptRow(
          row.getObject("message_id", UUID.class),
          row.getInt("attempt"),
          MessageRow.text(row, "provider"),
          MessageRow.text(row, "provider_id"),
          new Outcome(MessageRow.text(row, "status"), MessageRow.text(row, "error_code")));
    }
  }

  record Outcome(Optional<String> status, Optional<String> errorCode) {}

  /**
   * One row of {@code message_event}.
   *
   * @param reported it is a provider's report
   * @param times how often it was heard
   */
  record EventRow(UUID messageId, Instant at, Words words, boolean reported, int times) {

    static EventRow of(ResultSet row, int number) throws SQLException {
      return new EventRow(
          row.getObject("message_id", UUID.class),
          MessageRow.instant(row, "at"),
          new Words(
              row.getString("source"),
              row.getString("word"),
              MessageRow.text(row, "status"),
              new Why(
                  MessageRow.text(row, "error_source"),
                  MessageRow.text(row, "error_code"),
                  MessageRow.text(row, "detail")),
              MessageRow.text(row, "flag").map(EventFlag::of)),
          row.getBoolean("reported"),
          row.getInt("times"));
    }
  }

  /** Who said what. */
  record Words(
      String source, String word, Optional<String> status, Why why, Optional<EventFlag> flag) {}

  record Why(Optional<String> errorSource, Optional<String> errorCode, Optional<String> detail) {}
}
