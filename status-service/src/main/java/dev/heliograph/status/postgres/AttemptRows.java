package dev.heliograph.status.postgres;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.Batch.AttemptUpdate;
import dev.heliograph.status.tracking.Batch.ProviderId;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.status.tracking.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code attempt}: one row per send, whose status only rises. */
@Component
class AttemptRows {
  private static final int FINAL_FROM = MessageStatus.SUPPRESSED.rank();

  private static final String HIGHER = "excluded.rank > a.rank";
  private static final String SAME = "(excluded.rank = a.rank and excluded.status = a.status)";

  /** The last word on why it is so: nothing more will be known. */
  private static final String LAST_WORD =
      "(%s and excluded.error_code = '%s' and a.error_code is distinct from excluded.error_code)"
          .formatted(SAME, ErrorCode.LAST_WORD);

  private static final String CONTRADICTS =
      "(a.rank >= %1$d and excluded.rank >= %1$d and a.status <> excluded.status)"
          .formatted(FINAL_FROM);

  private final JdbcClient jdbc;

  AttemptRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Inserts what is new and raises what has risen.
   *
   * @return those that were accepted, and of which more is known now
   */
  List<StoreMeters.Reported> raise(List<AttemptUpdate> updates) {
    if (updates.isEmpty()) {
      return List.of();
    }
    var columns =
        new Columns<>(updates)
            .with("message_id", "uuid", update -> update.key().messageId())
            .with("attempt", "smallint", update -> update.key().attempt())
            .withOptional("provider", "text", AttemptUpdate::provider)
            .withOptional("provider_id", "text", it -> it.providerId().map(ProviderId::value))
            .withOptional("status", "text", it -> it.standing().map(at -> at.status().word()))
            .with("rank", "smallint", AttemptRows::rankOf)
            .withOptional("status_at", "timestamptz", it -> it.standing().map(Standing::at))
            .withOptional("error_source", "text", it -> errorOf(it).map(ErrorCode::source))
            .withOptional("error_code", "text", it -> errorOf(it).map(ErrorCode::code))
            .with("two_ends", "boolean", AttemptUpdate::twoEnds);
    return jdbc.sql(raiseFrom(columns.asTable()))
        .params(columns.parameters())
        .query(AttemptRows::reported)
        .list();
  }

  private static StoreMeters.Reported reported(ResultSet row, int number) throws SQLException {
    var took = Duration.ofMillis(row.getLong("millis"));
    return new StoreMeters.Reported(row.getString("provider"), row.getString("status"), took);
  }

  private static int rankOf(AttemptUpdate update) {
    return update.standing().map(at -> at.status().rank()).orElse(MessageRows.NOTHING_HEARD);
  }

  private static Optional<ErrorCode> errorOf(AttemptUpdate update) {
    return update.standing().flatMap(Standing::error);
  }

  /** A provider id that another row has stays there: this row goes without. */
  private static String raiseFrom(String rows) {
    return """
      with t as (select * from %1$s),
      accepted as (
        select a.provider, t.status, t.status_at - a.status_at as took
        from t join attempt a using (message_id, attempt)
        where a.status = '%5$s' and a.provider is not null and t.rank > a.rank),
      raised as (
      insert into attempt as a (message_id, attempt, provider, provider_id, status, rank, status_at,
        error_source, error_code, two_ends)
      select t.message_id, t.attempt, t.provider,
        case when not exists (
            select from attempt o
            where o.provider = t.provider and o.provider_id = t.provider_id
              and (o.message_id, o.attempt) <> (t.message_id, t.attempt))
          then t.provider_id end,
        t.status, t.rank, t.status_at, t.error_source, t.error_code, t.two_ends
      from t
      order by t.message_id, t.attempt
      on conflict (message_id, attempt) do update set
        provider = coalesce(a.provider, excluded.provider),
        provider_id = coalesce(a.provider_id, excluded.provider_id),
        status = case when %2$s then excluded.status else a.status end,
        rank = greatest(a.rank, excluded.rank),
        status_at = case when %2$s then excluded.status_at
          when %3$s then least(a.status_at, excluded.status_at) else a.status_at end,
        error_source = case when %2$s or %6$s then excluded.error_source
          when %3$s then coalesce(a.error_source, excluded.error_source) else a.error_source end,
        error_code = case when %2$s or %6$s then excluded.error_code
          when %3$s then coalesce(a.error_code, excluded.error_code) else a.error_code end,
        two_ends = a.two_ends or excluded.two_ends or coalesce(%4$s, false)
      where %2$s
        or (a.provider is null and excluded.provider is not null)
        or (a.provider_id is null and excluded.provider_id is not null)
        or (not a.two_ends and (excluded.two_ends or %4$s))
        or (%3$s and (excluded.status_at < a.status_at
                      or (a.error_code is null and excluded.error_code is not null)))
        or %6$s)
      select provider, status, (extract(epoch from took) * 1000)::bigint as millis from accepted
      """
        .formatted(rows, HIGHER, SAME, CONTRADICTS, MessageStatus.ACCEPTED.word(), LAST_WORD);
  }
}
