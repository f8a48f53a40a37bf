package dev.heliograph.status.postgres;

import static java.util.stream.Collectors.joining;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.commands.CommandedMessages;
import dev.heliograph.status.commands.RetryFilter;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.status.tracking.News;
import dev.heliograph.support.paging.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where messages stand, and when they were last to be tried again by hand. */
@Component
class PostgresCommandedMessages implements CommandedMessages {
  private static final String SELECT =
      """
      select m.message_id, m.status, m.attempt, m.error_source, m.error_code, m.category, m.not_after,
        m.created_at, (select max(e.at) from message_event e
         where e.message_id = m.message_id and e.word = '%s') as last_retry,
        (select count(*) filter (where e.error_code = 'fell_back') > 0
            and count(*) filter (where e.error_code = 'both_failed') = 0
         from message_event e where e.message_id = m.message_id) as fell_back
      from message m
      """
          .formatted(News.RETRY_REQUESTED);

  private final Migration migration;
  private final JdbcClient jdbc;

  PostgresCommandedMessages(Migration migration, JdbcClient jdbc) {
    this.migration = migration;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Known> find(MessageId id) {
    migration.requireDone();
    return jdbc.sql(SELECT + " where m.message_id = ?")
        .param(id.value())
        .query(PostgresCommandedMessages::known)
        .optional();
  }

  @Override
  public Page find(RetryFilter filter, Optional<Place> after, int limit) {
    migration.requireDone();
    Conditions where = conditions(filter);
    after.ifPresent(
        last ->
            where.add(
                "(m.created_at, m.message_id) < (?::timestamptz, ?)",
                last.at().toString(),
                last.id()));
    String sql =
        SELECT
            + where.asSql()
            + " order by m.created_at desc, m.message_id desc limit %d".formatted(limit + 1);
    List<Found> found =
        jdbc.sql(sql).params(where.values()).query(PostgresCommandedMessages::found).list();
    List<Found> shown = found.size() > limit ? found.subList(0, limit) : found;
    return new Page(
        shown.stream().map(Found::known).toList(),
        found.size() > limit ? Optional.of(shown.getLast().place()) : Optional.empty());
  }

  /** The words are our own and stand in the statement itself, so that the planner sees them. */
  private static Conditions conditions(RetryFilter filter) {
    var where = new Conditions();
    where.add(
        filter.statuses().stream()
            .map(status -> "'" + status.word() + "'")
            .collect(joining(", ", "m.trouble and m.status in (", ")")));
    filter.errorCode().ifPresent(code -> where.add("m.error_code = ?", code));
    filter
        .label()
        .ifPresent(
            label ->
                where.add(
                    "m.message_id in (select l.message_id from message_label l"
                        + " where l.label = ? and l.value = ?)",
                    label.name(),
                    label.value()));
    filter.from().ifPresent(at -> where.add("m.created_at >= ?::timestamptz", at.toString()));
    filter.until().ifPresent(at -> where.add("m.created_at < ?::timestamptz", at.toString()));
    return where;
  }

  /** A message and its place in the list. */
  private record Found(Known known, Place place) {}

  private static Found found(ResultSet row, int number) throws SQLException {
    Known known = known(row, number);
    return new Found(known, new Place(MessageRow.instant(row, "created_at"), known.id().value()));
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    Optional<String> source = MessageRow.text(row, "error_source");
    Optional<String> code = MessageRow.text(row, "error_code");
    var traits =
        new Traits(
            source.flatMap(from -> code.map(value -> new ErrorCode(from, value))),
            MessageRow.text(row, "category").map(Category::of),
            time(row, "not_after"),
            row.getBoolean("fell_back"));
    return new Known(
        new MessageId(row.getObject("message_id", UUID.class)),
        MessageStatus.of(row.getString("status")),
        row.getInt("attempt"),
        traits,
        time(row, "last_retry"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
