package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows are open, and how long the oldest of each state has been: of the whole table,
 * whoever owns them. Reads indexes alone and counts no further than a bound, so that it costs as
 * much with a hundred rows as with a hundred million. Rows of forgotten runs are not seen before
 * they are taken over.
 */
public final class OpenRows implements MeterBinder, Runnable {
  private static final int COUNTED_TO = 100_000;

  /** The state is written out: else the planner could not know that the index has its rows. */
  private static final String OWNED =
      """
      select '%1$s' as state, l.lane, sum(n.rows) as rows,
             extract(epoch from now() - min(n.oldest)) as age
      from unnest(:lanes) as l (lane) cross join instance i
      cross join lateral (
        select count(*) as rows, min(s.due) as oldest
        from (select due from send
              where state = '%1$s' and owner = i.owner and lane = l.lane
              limit :most) s) n
      group by l.lane
      """;

  /** What stays uncertain for good is nobody's turn: it would hide what is. */
  private static final String UNCERTAIN =
      """
      select 'UNCERTAIN' as state, l.lane, n.rows, extract(epoch from now() - n.oldest) as age
      from unnest(:lanes) as l (lane)
      cross join lateral (
        select count(*) as rows, min(s.since) as oldest
        from (select since from send
              where state = 'UNCERTAIN' and due < 'infinity' and lane = l.lane
              order by since limit :most) s) n
      """;

  static final String ALL =
      String.join(
          "union all\n",
          OWNED.formatted("QUEUED"),
          OWNED.formatted("SENDING"),
          OWNED.formatted("WAITING"),
          UNCERTAIN);

  private static final List<SendState> OPEN =
      List.of(SendState.QUEUED, SendState.SENDING, SendState.WAITING, SendState.UNCERTAIN);

  private final JdbcClient jdbc;
  private final double sendingForSeconds;
  private volatile Map<Key, Found> last = Map.of();

  public OpenRows(JdbcClient jdbc, Timings timings) {
    this.jdbc = jdbc;
    this.sendingForSeconds = timings.sendingFor().toMillis() / 1000.0;
  }

  private record Key(SendState state, String lane) {}

  private record Found(Key key, long rows, double ageSeconds) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (SendState state : OPEN) {
      for (Lane lane : Lane.values()) {
        var key = new Key(state, lane.word());
        gauge("rows", key, Found::rows)
            .description("Rows that are open; counted to 100,000 for each lane and owner")
            .register(registry);
        gauge("oldest", key, Found::ageSeconds)
            .description("How long the oldest of them has been due in its state")
            .baseUnit("seconds")
            .register(registry);
      }
    }
  }

  private Gauge.Builder<OpenRows> gauge(String what, Key key, ToDoubleFunction<Found> value) {
    return Gauge.builder("heliograph.dispatch.ledger." + what, this, rows -> rows.of(key, value))
        .tag("state", key.state().name().toLowerCase(Locale.ROOT))
        .tag("lane", key.lane());
  }

  /** Not a number while the database does not answer. */
  private double of(Key key, ToDoubleFunction<Found> value) {
    Found found = last.get(key);
    return found == null ? Double.NaN : value.applyAsDouble(found);
  }

  @Override
  public void run() {
    try {
      last = read();
    } catch (RuntimeException away) {
      last = Map.of();
      throw away;
    }
  }

  private Map<Key, Found> read() {
    return jdbc
        .sql(ALL)
        .param("lanes", Columns.texts(List.of(Lane.values()), Lane::word))
        .param("most", COUNTED_TO)
        .query(this::found)
        .list()
        .stream()
        .collect(Collectors.toMap(Found::key, found -> found));
  }

  private Found found(ResultSet row, int number) throws SQLException {
    SendState state = SendState.valueOf(row.getString("state"));
    double sinceDue = row.getDouble("age"); // 0 where there is none
    boolean any = row.getLong("rows") > 0;
    // a row in SENDING is due when it is to become uncertain
    double age = state == SendState.SENDING && any ? sinceDue + sendingForSeconds : sinceDue;
    return new Found(new Key(state, row.getString("lane")), row.getLong("rows"), Math.max(0, age));
  }
}
