package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Our own rows that wait for a route and that no provider has answered about or been asked about:
 * they may go by another. What a list did not show may be out all the same, late; it stays. The
 * change of the route is no attempt, and is made only while the row still waits.
 */
public final class MovableRows {
  /** The state is written out: else the planner could not know that the index has its rows. */
  private static final String READ =
      """
      select message_id, due, source_offset, payload from send
      where state = '%s' and owner = :owner and lane = :lane and route = :route
        and due <= now() and (due, source_offset) > (:due, :offset)
        and not_after > now() and answers = 0 and sids = '{}' and not flagged and not delivered
        and payload is not null
      order by due, source_offset limit :most
      """;

  private static final String QUEUED = READ.formatted("QUEUED");
  private static final String WAITING = READ.formatted("WAITING");

  private final JdbcClient jdbc;
  private final Owner owner;

  public MovableRows(JdbcClient jdbc, Owner owner) {
    this.jdbc = jdbc;
    this.owner = owner;
  }

  /**
   * What is looked at.
   *
   * @param first whether rows before their first attempt, or those that are tried again
   */
  public record Queue(Route route, Lane lane, boolean first) {}

  /** Where in a queue a row is. */
  public record Place(Instant due, long offset) {
    /** Before all rows. */
    public static final Place START = new Place(Instant.EPOCH, -1);
  }

  /** A row that may go by another route. */
  @SuppressWarnings("ArrayRecordComponent") // bytes from the database, never compared
  public record Movable(MessageId id, Place place, byte[] payload) {}

  /** The next ones in the order in which they are due. */
  public List<Movable> after(Place place, Queue queue, int most) {
    return jdbc.sql(queue.first() ? QUEUED : WAITING)
        .param("owner", owner.id())
        .param("lane", queue.lane().word())
        .param("route", queue.route().value())
        .param("due", place.due().atOffset(ZoneOffset.UTC))
        .param("offset", place.offset())
        .param("most", most)
        .query(MovableRows::read)
        .list();
  }

  private static Movable read(ResultSet row, int number) throws SQLException {
    var place = new Place(SendRow.time(row, "due"), row.getLong("source_offset"));
    return new Movable(Columns.messageId(row), place, row.getBytes("payload"));
  }

  /**
   * Moves those that still wait for the old route.
   *
   * @return how many have moved
   */
  public int move(Route from, Map<MessageId, Route> to) {
    var moves = List.copyOf(new TreeMap<>(to).entrySet());
    return jdbc.sql(
            """
            with move as (
              select s.message_id, m.route
              from unnest(cast(:ids as uuid[]), :routes) as m (id, route)
              join send s on s.message_id = m.id
              where s.state in ('QUEUED', 'WAITING') and s.owner = :owner and s.route = :from
                and s.answers = 0 and s.sids = '{}' and not s.flagged and not s.delivered
              order by s.message_id for update of s skip locked)
            update send s set route = move.route, error_code = null
            from move where s.message_id = move.message_id
            """)
        .param("ids", Columns.texts(moves, move -> move.getKey().toString()))
        .param("routes", Columns.texts(moves, move -> move.getValue().value()))
        .param("owner", owner.id())
        .param("from", from.value())
        .update();
  }
}
