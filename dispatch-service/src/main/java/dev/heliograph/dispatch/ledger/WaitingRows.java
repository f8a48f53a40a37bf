package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits in the ledger, by lane and by sender. Walks the index alone, from sender to sender,
 * and counts no further than it is told.
 */
public final class WaitingRows {
  /** The state is written out: else the planner could not know that the index has its rows. */
  private static final String ROUTES_OF_OWNER =
      """
      select x.route from unnest(:lanes) as l (lane)
      cross join lateral (
        with recursive next as (
          (select route from send
           where state = '%1$s' and owner = :owner and lane = l.lane order by route limit 1)
          union all
          select (select s.route from send s
                  where s.state = '%1$s' and s.owner = :owner and s.lane = l.lane and s.route > next.route
                  order by s.route limit 1)
          from next where next.route is not null)
        select route from next where route is not null) x
      """;

  private static final String ROUTES =
      ROUTES_OF_OWNER.formatted("QUEUED") + "union\n" + ROUTES_OF_OWNER.formatted("WAITING");

  private static final String OF_LANE =
      """
      select l.lane, sum(n.rows) as rows
      from unnest(:lanes) as l (lane) cross join instance i
      cross join lateral (
        select count(*) as rows
        from (select 1 from send
              where state = '%1$s' and owner = i.owner and lane = l.lane limit :most) s) n
      group by l.lane
      """;

  private static final String LANES =
      "select lane, sum(rows) as rows from (%s union all %s) n group by lane"
          .formatted(OF_LANE.formatted("QUEUED"), OF_LANE.formatted("WAITING"));

  private static final String OF_ROUTE =
      """
      select r.route, sum(n.rows) as rows
      from unnest(:routes) as r (route) cross join unnest(:lanes) as l (lane) cross join instance i
      cross join lateral (
        select count(*) as rows
        from (select 1 from send
              where state = '%1$s' and owner = i.owner and lane = l.lane and route = r.route
              limit :most) s) n
      group by r.route
      """;

  private static final String BY_ROUTE =
      "select route, sum(rows) as rows from (%s union all %s) n group by route"
          .formatted(OF_ROUTE.formatted("QUEUED"), OF_ROUTE.formatted("WAITING"));

  private final JdbcClient jdbc;
  private final Owner owner;

  public WaitingRows(JdbcClient jdbc, Owner owner) {
    this.jdbc = jdbc;
    this.owner = owner;
  }

  /** The senders that our own waiting rows are of. */
  public List<Route> routes() {
    return jdbc.sql(ROUTES)
        .param("owner", owner.id())
        .param("lanes", lanes())
        .query((row, number) -> Route.parse(row.getString("route")))
        .list();
  }

  /** How many rows of a lane wait, whoever owns them; exact up to {@code most}. */
  public Map<Lane, Long> byLane(int most) {
    var counts = new EnumMap<Lane, Long>(Lane.class);
    jdbc.sql(LANES)
        .param("lanes", lanes())
        .param("most", most)
        .query(
            row -> {
              counts.put(Lane.of(row.getString("lane")), row.getLong("rows"));
            });
    return counts;
  }

  /** How many rows of a sender wait, whoever owns them; exact up to {@code most}. */
  public Map<Route, Long> byRoute(List<Route> routes, int most) {
    var counts = new HashMap<Route, Long>();
    jdbc.sql(BY_ROUTE)
        .param("routes", Columns.texts(routes, Route::value))
        .param("lanes", lanes())
        .param("most", most)
        .query(
            row -> {
              counts.put(Route.parse(row.getString("route")), row.getLong("rows"));
            });
    return counts;
  }

  private static String[] lanes() {
    return Columns.texts(List.of(Lane.values()), Lane::word);
  }
}
