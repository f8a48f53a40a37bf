package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.ledger.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The limits that were set at run time, for all instances and across restarts. */
final class Limits {
  private final JdbcClient jdbc;

  Limits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty: none, whatever is configured. */
  Map<Route, OptionalDouble> read() {
    var limits = new HashMap<Route, OptionalDouble>();
    jdbc.sql("select route, segments_per_second from sender_limit")
        .query(
            row -> {
              limits.put(Route.parse(row.getString("route")), perSecond(row));
            });
    return limits;
  }

  private static OptionalDouble perSecond(ResultSet row) throws SQLException {
    double perSecond = row.getDouble("segments_per_second");
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(perSecond);
  }

  void set(Route route, OptionalDouble perSecond, String by) {
    jdbc.sql(
            """
            insert into sender_limit (route, segments_per_second, by)
            values (:route, cast(:perSecond as double precision), :by)
            on conflict (route) do update
            set segments_per_second = excluded.segments_per_second, since = now(), by = excluded.by
            """)
        .param("route", route.value())
        .param("perSecond", perSecond.isPresent() ? perSecond.getAsDouble() : null)
        .param("by", by)
        .update();
  }
}
