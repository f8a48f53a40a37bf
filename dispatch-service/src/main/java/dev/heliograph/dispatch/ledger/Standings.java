package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes standings, many at once, within the caller's transaction. */
public final class Standings {
  private static final String READ =
      SendRow.SELECT + " where message_id = any(cast(:ids as uuid[])) order by message_id";

  /** A row whose provider has to be asked is asked about no more. */
  private static final String ARRIVED =
      """
      with arrived as (
        select s.message_id
        from unnest(cast(:ids as uuid[]), :sids) as c (id, sid)
        join send s on s.message_id = c.id
        where s.state = 'ACCEPTED' and not s.delivered and not s.flagged
          and s.listed is null and s.sids = jsonb_build_object(c.sid, s.attempt)
        order by s.message_id for update of s)
      update send s
      set delivered = true, payload = null,
          due = case when s.route like 'advanta/%' then 'infinity' else s.due end
      from arrived where s.message_id = arrived.message_id
      returning s.message_id
      """;

  /** Names the advisory lock under which ids change hands; any number that nobody else uses. */
  private static final long TAKING_OVER = 0x68656c696f677261L;

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

  /**
   * The rows that have taken one of these over from the provider's list, locked. Until the end of
   * the transaction nobody takes anything over.
   */
  public Map<MessageId, Standing> lockListed(Collection<String> sids) {
    advisory("pg_advisory_xact_lock_shared");
    var standings = new HashMap<MessageId, Standing>();
    jdbc.sql(
            SendRow.SELECT
                + " where listed = any(:sids) and listed is not null order by message_id for update")
        .param("sids", sids.toArray(String[]::new))
        .query(SendRow::read)
        .list()
        .forEach(row -> standings.put(row.id(), row.standing()));
    return standings;
  }

  /**
   * Until the end of the transaction no report gives a provider's id to a row: to be called before
   * it is looked for whether an entry of the provider's list is somebody's.
   */
  public void holdReports() {
    advisory("pg_advisory_xact_lock");
  }

  private void advisory(String lock) {
    jdbc.sql("select count(%s(%d))".formatted(lock, TAKING_OVER)).query(Long.class).single();
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

  /**
   * Writes standings of rows that were locked in this transaction. What was uncertain and is
   * accepted is due again: its provider may have to be asked what became of it.
   */
  public void write(Map<MessageId, Standing> changed) {
    var rows = new ArrayList<>(changed.entrySet());
    jdbc.sql(
            """
            update send s
            set state = c.state, attempt = c.attempt,
                since = case when s.state = c.state then s.since else now() end,
                due = case when c.state = 'UNCERTAIN' and s.state <> 'UNCERTAIN' then now()
                           when c.delivered and c.state = 'ACCEPTED' and s.route like 'advanta/%'
                             then 'infinity'
                           when c.state = 'ACCEPTED' and s.state = 'UNCERTAIN' then now()
                           else s.due end,
                sids = c.sids, error_code = c.code, delivered = c.delivered, flagged = c.flagged,
                listed = c.listed,
                payload = case when c.delivered
                            or (c.state = 'ACCEPTED' and not s.ordered and c.listed is null) then null
                               else s.payload end
            from unnest(cast(:ids as uuid[]), :states, :attempts, cast(:sids as jsonb[]),
                        cast(:codes as integer[]), :delivered, :flagged, :listed)
              as c (id, state, attempt, sids, code, delivered, flagged, listed)
            where s.message_id = c.id
            """)
        .param("ids", Columns.texts(rows, row -> row.getKey().toString()))
        .param("states", Columns.texts(rows, row -> row.getValue().state().name()))
        .param("attempts", rows.stream().mapToInt(row -> row.getValue().attempt()).toArray())
        .param("sids", Columns.texts(rows, row -> json(row.getValue().proof().sids())))
        .param("codes", Columns.optionals(rows, row -> row.getValue().proof().errorCode()))
        .param("delivered", Columns.flags(rows, row -> row.getValue().proof().delivered()))
        .param("flagged", Columns.flags(rows, row -> row.getValue().proof().flagged()))
        .param("listed", Columns.optionals(rows, row -> row.getValue().proof().listed()))
        .update();
  }

  /** These are uncertain for good: rows that were locked in this transaction. */
  public void leaveForGood(Collection<MessageId> ids) {
    jdbc.sql(
            """
            update send set due = 'infinity'
            where message_id = any(cast(:ids as uuid[])) and state = 'UNCERTAIN'
            """)
        .param("ids", Columns.texts(ids, MessageId::toString))
        .update();
  }

  /**
   * The usual end, written without a look at the row before: the provider has the current attempt,
   * and nothing but that attempt, and it has arrived. A row that stands in any other way stays.
   *
   * @param sids the provider's id that each is reported by
   * @return those that stood so
   */
  public Set<MessageId> arrived(Map<MessageId, String> sids) {
    var rows = List.copyOf(sids.entrySet());
    return new HashSet<>(
        jdbc.sql(ARRIVED)
            .param("ids", Columns.texts(rows, row -> row.getKey().toString()))
            .param("sids", Columns.texts(rows, Map.Entry::getValue))
            .query((row, number) -> Columns.messageId(row))
            .list());
  }

  private static String json(Map<String, Integer> sids) {
    return new String(ContractJson.write(sids), StandardCharsets.UTF_8);
  }
}
