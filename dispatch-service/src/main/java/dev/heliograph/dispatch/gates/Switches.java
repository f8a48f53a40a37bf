package dev.heliograph.dispatch.gates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is paused, for all instances and across restarts. */
final class Switches {
  private final JdbcClient jdbc;

  Switches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Target, Pause> read() {
    var paused = new HashMap<Target, Pause>();
    jdbc.sql("select scope, since, by, reason from switch where paused")
        .query(
            row -> {
              paused.put(new Target(row.getString("scope")), pause(row));
            });
    return paused;
  }

  private static Pause pause(ResultSet row) throws SQLException {
    return new Pause(
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getString("by"),
        Optional.ofNullable(row.getString("reason")));
  }

  /**
   * What is paused already keeps its time and reason.
   *
   * @return whether it was open until now
   */
  boolean pause(Target target, String by, Optional<String> reason) {
    return jdbc.sql(
                """
                insert into switch (scope, paused, by, reason) values (:scope, true, :by, :reason)
                on conflict (scope) do update
                set paused = true, since = now(), by = excluded.by, reason = excluded.reason
                where not switch.paused
                """)
            .param("scope", target.scope())
            .param("by", by)
            .param("reason", reason.orElse(null))
            .update()
        > 0;
  }

  /**
   * Opens it again.
   *
   * @return whether it was paused until now
   */
  boolean resume(Target target, String by) {
    return jdbc.sql(
                """
                update switch set paused = false, since = now(), by = :by, reason = null
                where scope = :scope and paused
                """)
            .param("scope", target.scope())
            .param("by", by)
            .update()
        > 0;
  }
}
