package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.ledger.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One bucket for each sender that has a limit, shared by all instances: a row that says when the
 * next segment may go, by the database's clock. A lease takes the next free stretch of time in one
 * statement, so that nobody's clock and nobody's rate but the one asked for matters. Nothing is
 * saved up: a sender that was quiet has no burst to spend.
 */
public final class Buckets {
  /**
   * What is left unused, so that calls that come a little bunched still keep to the limit as the
   * provider counts it.
   */
  private static final double USED = 0.98;

  /** A sender that its provider slows down never stands still. */
  private static final double SLOWEST = 0.05;

  /** Of the rate, each second. */
  private static final double RECOVERED = 0.02;

  private static final String FACTOR =
      "least(1, b.slowed + %s * extract(epoch from clock_timestamp() - b.slowed_at))"
          .formatted(RECOVERED);

  private static final String RESERVE =
      """
      insert into sender_bucket as b (route, free_at)
      values (:route, clock_timestamp() + :segments / :rate * interval '1 second')
      on conflict (route) do update
      set free_at = greatest(b.free_at - :carried / (:rate * %1$s) * interval '1 second', clock_timestamp())
                      + :segments / (:rate * %1$s) * interval '1 second'
      returning extract(epoch from b.free_at) - :segments / (:rate * %1$s) as start,
                extract(epoch from clock_timestamp()) as now
      """
          .formatted(FACTOR);

  private final JdbcClient jdbc;

  public Buckets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * When a lease may be used.
   *
   * @param startSeconds of the database's clock
   */
  public record Lease(double startSeconds, Duration delay) {}

  /**
   * Leases the sender's next segments.
   *
   * @param perSecond the sender's limit
   * @param carried what the last lease left over; negative: what was sent beyond it
   */
  public Lease reserve(Route route, double perSecond, int segments, int carried) {
    return jdbc.sql(RESERVE)
        .param("route", route.value())
        .param("rate", perSecond * USED)
        .param("segments", (double) segments)
        .param("carried", (double) carried)
        .query(Buckets::lease)
        .single();
  }

  private static Lease lease(ResultSet row, int number) throws SQLException {
    double start = row.getDouble("start");
    double delay = Math.max(0, start - row.getDouble("now"));
    return new Lease(start, Duration.ofNanos((long) (delay * 1e9)));
  }

  /**
   * The provider has asked for less: three quarters of what it was, at most once a second however
   * many calls and instances heard it. It recovers by a fiftieth of the limit each second.
   */
  public void slower(Route route) {
    jdbc.sql(
            """
            update sender_bucket b
            set slowed = greatest(%s, 0.75 * %s), slowed_at = clock_timestamp()
            where route = :route
              and (b.slowed = 1 or b.slowed_at < clock_timestamp() - interval '1 second')
            """
                .formatted(SLOWEST, FACTOR))
        .param("route", route.value())
        .update();
  }

  /** What is left of the rates of those that were slowed down. */
  Map<Route, Double> factors() {
    var factors = new HashMap<Route, Double>();
    jdbc.sql("select route, %s as factor from sender_bucket b where b.slowed < 1".formatted(FACTOR))
        .query(
            row -> {
              factors.put(Route.parse(row.getString("route")), row.getDouble("factor"));
            });
    return factors;
  }

  /** What is left of the rate at this moment: 1 is all of it. */
  double factor(Route route) {
    return jdbc.sql("select %s from sender_bucket b where route = :route".formatted(FACTOR))
        .param("route", route.value())
        .query(Double.class)
        .optional()
        .orElse(1.0);
  }
}
