package dev.heliograph.status.postgres;

import static dev.heliograph.status.postgres.MessageRow.instant;
import static dev.heliograph.status.postgres.MessageRow.text;

import dev.heliograph.status.deadletters.DeadLetterView;
import dev.heliograph.status.deadletters.LetterQuery;
import dev.heliograph.status.deadletters.LetterStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds rows of {@code dead_letter}. */
@Component
class DeadLetterSearch {
  private static final String COLUMNS =
      """
      id, at, status, changed_at, reason, topic, record_partition, record_offset, consumer,
      record_key, bytes, cut, failures, former""";

  private final JdbcClient jdbc;
  private final DeadLetterRows rows;

  DeadLetterSearch(JdbcClient jdbc, DeadLetterRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  Optional<DeadLetterView> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from dead_letter where id = ?")
        .param(id)
        .query(this::view)
        .optional();
  }

  /** At most {@code limit}, the newest first. */
  List<DeadLetterView> find(LetterQuery query, int limit) {
    Conditions where = conditions(query.filters());
    query
        .after()
        .ifPresent(
            last -> where.add("(at, id) < (?::timestamptz, ?)", last.at().toString(), last.id()));
    return jdbc.sql(
            "select %s from dead_letter%s order by at desc, id desc limit %d"
                .formatted(COLUMNS, where.asSql(), limit))
        .params(where.values())
        .query(this::view)
        .list();
  }

  /** In the order of the records on their topics. */
  List<UUID> resendable(LetterQuery.Filters filters, int limit) {
    Conditions where = resendable(filters);
    return jdbc.sql(
            """
            select id from dead_letter%s
            order by topic, record_partition, record_offset, id limit %d
            """
                .formatted(where.asSql(), limit))
        .params(where.values())
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  int countResendable(LetterQuery.Filters filters) {
    Conditions where = resendable(filters);
    return jdbc.sql("select count(*) from dead_letter" + where.asSql())
        .params(where.values())
        .query(Integer.class)
        .single();
  }

  private Conditions resendable(LetterQuery.Filters filters) {
    Conditions where = conditions(filters);
    where.add("cut is null");
    return where;
  }

  private Conditions conditions(LetterQuery.Filters filters) {
    var where = new Conditions();
    // the word stands in the statement itself, so that the planner sees it
    filters.status().ifPresent(status -> where.add("status = '" + status.word() + "'"));
    filters.where().topic().ifPresent(topic -> where.add("topic = ?", topic));
    filters.where().consumer().ifPresent(consumer -> where.add("consumer = ?", consumer));
    filters.where().key().ifPresent(key -> where.add("key_hash = ?", (Object) rows.hash(key)));
    filters.reason().ifPresent(reason -> where.add("kind = ?", reason));
    filters.period().from().ifPresent(t -> where.add("at >= ?::timestamptz", t.toString()));
    filters.period().until().ifPresent(t -> where.add("at < ?::timestamptz", t.toString()));
    return where;
  }

  private DeadLetterView view(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new DeadLetterView(
        id,
        LetterStatus.of(row.getString("status")).orElseThrow(),
        instant(row, "at"),
        instant(row, "changed_at"),
        row.getString("reason"),
        new DeadLetterView.Origin(
            row.getString("topic"),
            Optional.ofNullable(row.getObject("record_partition", Integer.class)),
            Optional.ofNullable(row.getObject("record_offset", Long.class)),
            text(row, "consumer")),
        Optional.ofNullable(row.getBytes("record_key")).map(bytes -> rows.key(bytes, id)),
        row.getInt("bytes"),
        text(row, "cut"),
        row.getInt("failures"),
        Optional.ofNullable(row.getObject("former", UUID.class)),
        Optional.empty());
  }
}
