package dev.heliograph.dispatch.alerts;

import dev.heliograph.contracts.message.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The last alert of each cause: one table for all instances, so that together they raise one within
 * the interval, restarts or not.
 */
public final class AlertBook {
  private static final int MOST = 100;

  private final JdbcClient jdbc;
  private final Duration interval;

  public AlertBook(JdbcClient jdbc, Duration interval) {
    this.jdbc = jdbc;
    this.interval = interval;
  }

  /** An alert and when it was raised, by the database's clock: the two name it. */
  record Raised(Alert alert, Instant at) {}

  /**
   * Raises it unless its cause was raised within the interval. It is published soon after the
   * commit, by whichever instance comes first. Within a transaction it comes last: others wait for
   * its row.
   *
   * @return whether it was raised
   */
  public boolean raise(Alert alert) {
    return jdbc.sql(
                """
                insert into alert as a (cause, detail, failing) values (:cause, :detail, :failing)
                on conflict (cause) do update
                set detail = excluded.detail, failing = excluded.failing, raised_at = now(),
                    published = false
                where a.raised_at <= now() - cast(:interval as interval)
                """)
            .param("cause", alert.cause())
            .param("detail", alert.detail())
            .param("failing", alert.failing().map(Channel::word).orElse(null))
            .param("interval", interval.toString())
            .update()
        > 0;
  }

  /** Those that the broker may not have yet. */
  List<Raised> unpublished() {
    return jdbc.sql(
            """
            select cause, detail, failing, raised_at from alert where not published
            order by raised_at limit :most
            """)
        .param("most", MOST)
        .query(AlertBook::read)
        .list();
  }

  private static Raised read(ResultSet row, int number) throws SQLException {
    Optional<Channel> failing = Optional.ofNullable(row.getString("failing")).map(Channel::of);
    return new Raised(
        new Alert(row.getString("cause"), row.getString("detail"), failing),
        row.getObject("raised_at", OffsetDateTime.class).toInstant());
  }

  /** The broker has it. */
  void published(Raised raised) {
    jdbc.sql("update alert set published = true where cause = :cause and raised_at = :at")
        .param("cause", raised.alert().cause())
        .param("at", raised.at().atOffset(ZoneOffset.UTC))
        .update();
  }
}
