package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.support.paging.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows as people look at them. A list has those that have not ended, those first that were claimed
 * first: a row keeps its place while its state changes. It reads the index of open rows, so that
 * what has ended costs nothing.
 */
public final class ShownSends {
  /** Those that the index of open rows has. */
  public static final Set<SendState> OPEN =
      Set.copyOf(
          EnumSet.of(SendState.QUEUED, SendState.SENDING, SendState.WAITING, SendState.UNCERTAIN));

  private static final String SELECT =
      """
      select message_id, lane, state, attempt, first_claimed, since, due, not_after,
             sids, error_code, delivered, flagged, listed, route
      from send
      """;

  private static final Place BEFORE_ALL = new Place(Instant.EPOCH, new UUID(0, 0));

  private final JdbcClient jdbc;

  public ShownSends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row and by whom it goes. */
  record Routed(SendRow send, Route route) {
    static Routed read(ResultSet row, int number) throws SQLException {
      return new Routed(SendRow.read(row, number), Route.parse(row.getString("route")));
    }
  }

  Optional<Routed> find(MessageId id) {
    return jdbc.sql(SELECT + "where message_id = :id")
        .param("id", id.value())
        .query(Routed::read)
        .optional();
  }

  /** A page of rows in some of the open states; the words stand in the statement itself. */
  List<Routed> open(Set<SendState> states, Optional<Place> after, int limit) {
    String words =
        states.stream()
            .filter(OPEN::contains)
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", "));
    Place last = after.orElse(BEFORE_ALL);
    return jdbc.sql(
            SELECT
                + """
                where state in (%s) and (first_claimed, message_id) > (:at, :id)
                order by first_claimed, message_id limit :limit
                """
                    .formatted(words))
        .param("at", Timestamp.from(last.at()))
        .param("id", last.id())
        .param("limit", limit)
        .query(Routed::read)
        .list();
  }
}
