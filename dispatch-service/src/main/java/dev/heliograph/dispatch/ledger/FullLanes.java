package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Since when lanes are full, for all instances and across restarts. */
public final class FullLanes {
  private final JdbcClient jdbc;

  public FullLanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes what is so now.
   *
   * @param withRoom when these are full again, that is counted from then on
   * @return for how long those that are full have been so, whoever saw it first
   */
  public Map<Lane, Duration> note(Collection<Lane> full, Collection<Lane> withRoom) {
    jdbc.sql("delete from full_lane where lane = any(:lanes)")
        .param("lanes", Columns.texts(withRoom, Lane::word))
        .update();
    return full.isEmpty() ? Map.of() : fullFor(full);
  }

  private Map<Lane, Duration> fullFor(Collection<Lane> lanes) {
    String[] words = Columns.texts(lanes, Lane::word);
    jdbc.sql("insert into full_lane (lane) select unnest(:lanes) order by 1 on conflict do nothing")
        .param("lanes", words)
        .update();
    var since = new EnumMap<Lane, Duration>(Lane.class);
    jdbc.sql(
            """
            select lane, (extract(epoch from now() - since) * 1000)::bigint as millis
            from full_lane where lane = any(:lanes)
            """)
        .param("lanes", words)
        .query(
            row -> {
              since.put(Lane.of(row.getString("lane")), Duration.ofMillis(row.getLong("millis")));
            });
    return since;
  }
}
