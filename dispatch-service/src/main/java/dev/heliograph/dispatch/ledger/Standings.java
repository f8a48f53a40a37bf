package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes standings, many at once, within the caller's transaction. */
public final class Standings {
  private static final String READ =
      SendRow.SELECT + " where message_id = any(cast(:ids as uuid[])) order by message_id";

  private final JdbcClient jdbc;

  public Standings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The standings of those that have a row. */
  public Map<MessageId, Standing> read(Collection<MessageId> ids) {
    return query(READ, ids);
  }

  /** The same, locked in the order of the id. */
  public Map<MessageId, Standing> lock(Collection<MessageId> ids) {
    return query(READ + " for update", ids);
  }

  private Map<MessageId, Standing> query(String statement, Collection<MessageId> ids) {
    var standings = new HashMap<MessageId, Standing>();
    jdbc.sql(statement)
        .param("ids", Columns.texts(ids, MessageId::toString))
        .query(SendRow::read)
        .list()
        .forEach(row -> standings.put(row.id(), row.standing()));
    return standings;
  }

  /** Writes standings of rows that were locked in this transaction. */
  public void write(Map<MessageId, Standing> changed) {
    var rows = new ArrayList<>(changed.entrySet());
    jdbc.sql(
            """
            update send s
            set state = c.state, attempt = c.attempt,
                since = case when s.state = c.state then s.since else now() end,
                sids = c.sids, error_code = c.code, delivered = c.delivered, flagged = c.flagged,
                payload = case when c.delivered or (c.state = 'ACCEPTED' and not s.ordered) then null
                               else s.payload end
            from unnest(cast(:ids as uuid[]), :states, :attempts, cast(:sids as jsonb[]),
                        cast(:codes as integer[]), :delivered, :flagged)
              as c (id, state, attempt, sids, code, delivered, flagged)
            where s.message_id = c.id
            """)
        .param("ids", Columns.texts(rows, row -> row.getKey().toString()))
        .param("states", Columns.texts(rows, row -> row.getValue().state().name()))
        .param("attempts", rows.stream().mapToInt(row -> row.getValue().attempt()).toArray())
        .param("sids", Columns.texts(rows, row -> json(row.getValue().proof().sids())))
        .param("codes", Columns.optionals(rows, row -> row.getValue().proof().errorCode()))
        .param("delivered", Columns.flags(rows, row -> row.getValue().proof().delivered()))
        .param("flagged", Columns.flags(rows, row -> row.getValue().proof().flagged()))
        .update();
  }

  private static String json(Map<String, Integer> sids) {
    return new String(ContractJson.write(sids), StandardCharsets.UTF_8);
  }
}
