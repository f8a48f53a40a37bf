package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements that set SENDING: each bears its owner, commits by itself, and comes before any
 * call.
 */
public final class SendLedger {
  /**
   * Whether an earlier row of the same recipient and lane, which has not reached the provider yet,
   * holds {@code s} back. One that is uncertain for good holds nothing back: it is due never.
   */
  private static final String HELD =
      """
      s.ordered and s.sids = '{}' and exists (
        select 1 from send e
        where e.recipient_hash = s.recipient_hash and e.lane = s.lane
          and e.source_partition = s.source_partition and e.source_offset < s.source_offset
          and e.state in ('QUEUED', 'SENDING', 'WAITING', 'UNCERTAIN')
          and e.ordered and e.sids = '{}' and e.due < 'infinity'
          and e.first_claimed > now() - cast(:hold as interval))
      """;

  private static final String CLAIM =
      """
      insert into send (message_id, lane, recipient_hash, source_partition, source_offset, ordered,
                        request_hash, not_after, payload, trace, route, channel, segments,
                        owner, turn, state, due)
      select s.id, s.lane, s.recipient_hash, s.source_partition, s.source_offset, s.ordered,
             s.request_hash, s.not_after, s.payload, s.trace, s.route, s.channel, s.segments,
             :owner, :turn,
             case when go then 'SENDING' else 'QUEUED' end,
             case when go then now() + cast(:age as interval) else now() end
      from (select t.*, cast(:lane as text) as lane, cast('{}' as jsonb) as sids
            from unnest(cast(:ids as uuid[]), :hashes, :partitions, :offsets, :ordered, :requestHashes,
                        cast(:notAfters as timestamptz[]), :payloads, :traces, :routes,
                        :channels, :segments, :wanted)
              as t (id, recipient_hash, source_partition, source_offset, ordered, request_hash,
                    not_after, payload, trace, route, channel, segments, wanted)) s
      cross join lateral (select s.wanted and s.not_after > now() and not (%s) as go) g
      order by s.id
      on conflict do nothing
      returning message_id, state
      """
          .formatted(HELD);

  private static final String RIPE =
      """
      s.owner = :owner and s.lane = :lane and s.state = '%s'
        and s.due <= now() and s.not_after > now() and not s.flagged and not s.delivered
        and not (%s)
      """;

  /** Sender by sender: those that are not asked for are never walked, however many wait. */
  private static final String OLDEST =
      """
      select s.message_id, s.segments, s.due, s.source_offset from unnest(:routes) as r (route)
      cross join lateral (
        select s.message_id, s.segments, s.due, s.source_offset from send s
        where s.route = r.route and %s
        order by s.due, s.source_offset
        limit :most
        for update skip locked) s
      limit :most
      """;

  /** Person by person: else the whole queue is walked where the statistics are a little old. */
  private static final String OF_RECIPIENTS =
      """
      select s.message_id, s.segments, s.due, s.source_offset from unnest(:hashes) as h (hash)
      cross join lateral (
        select s.message_id, s.segments, s.due, s.source_offset from send s
        where s.recipient_hash = h.hash and s.route = any(:routes) and %s
        order by s.source_partition, s.first_claimed, s.source_offset
        limit :most
        for update skip locked) s
      limit :most
      """
          .formatted(RIPE.formatted("QUEUED", HELD));

  /** As many as there are segments for: the last one may take more than are left. */
  private static final String TAKE =
      """
      with ripe as (%s),
      summed as (
        select message_id, segments,
               sum(segments) over (order by due, source_offset, message_id) as up_to
        from ripe)
      update send s
      set state = 'SENDING', turn = :turn, since = now(), due = now() + cast(:age as interval)
      from summed r where s.message_id = r.message_id and r.up_to - r.segments < :segments
      returning s.message_id, s.attempt, s.turn, s.answers, s.lane, s.recipient_hash, s.payload,
        s.not_after, s.trace, s.route, s.segments
      """;

  private static final String TAKE_WAITING =
      TAKE.formatted(OLDEST.formatted(RIPE.formatted("WAITING", HELD)));
  private static final String TAKE_QUEUED =
      TAKE.formatted(OLDEST.formatted(RIPE.formatted("QUEUED", HELD)));
  private static final String TAKE_SUCCESSORS = TAKE.formatted(OF_RECIPIENTS);

  private final JdbcClient jdbc;
  private final Owner owner;
  private final Timings timings;

  public SendLedger(JdbcClient jdbc, Owner owner, Timings timings) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.timings = timings;
  }

  /**
   * Claims what nobody claimed before, all in one statement. A row is SENDING where that was
   * wanted, it is not too late and nothing earlier holds it back; else QUEUED.
   *
   * @param turn a fresh number of the owner
   * @return the state of each row that is now ours; what was claimed before is not among them
   */
  public Map<MessageId, SendState> claim(Lane lane, List<NewSend> sends, long turn) {
    var claimed = new HashMap<MessageId, SendState>();
    jdbc.sql(CLAIM)
        .param("owner", owner.id())
        .param("turn", turn)
        .param("lane", lane.word())
        .param("age", timings.sendingFor().toString())
        .param("hold", timings.holdFor().toString())
        .param("ids", Columns.texts(sends, send -> send.id().toString()))
        .param("hashes", Columns.bytes(sends, send -> send.position().recipient().hashBytes()))
        .param("partitions", sends.stream().mapToInt(s -> s.position().partition()).toArray())
        .param("offsets", sends.stream().mapToLong(s -> s.position().offset()).toArray())
        .param("ordered", Columns.flags(sends, NewSend::ordered))
        .param("requestHashes", Columns.optionals(sends, send -> send.terms().requestHash()))
        .param("notAfters", Columns.texts(sends, send -> send.terms().notAfter().toString()))
        .param("payloads", Columns.bytes(sends, NewSend::payload))
        .param("traces", Columns.optionals(sends, send -> send.terms().trace()))
        .param("routes", Columns.texts(sends, send -> send.way().route().value()))
        .param("channels", Columns.texts(sends, send -> send.way().channel().word()))
        .param("segments", sends.stream().mapToInt(send -> send.way().segments()).toArray())
        .param("wanted", Columns.flags(sends, NewSend::wanted))
        .query(
            row -> {
              claimed.put(Columns.messageId(row), SendState.valueOf(row.getString("state")));
            });
    return claimed;
  }

  /** The request hashes of rows that were there before; a row without one is not among them. */
  public Map<MessageId, String> requestHashes(Collection<MessageId> ids) {
    var hashes = new HashMap<MessageId, String>();
    jdbc.sql(
            """
            select message_id, request_hash from send
            where message_id = any(cast(:ids as uuid[])) and request_hash is not null
            """)
        .param("ids", Columns.texts(ids, MessageId::toString))
        .query(
            row -> {
              hashes.put(Columns.messageId(row), row.getString("request_hash"));
            });
    return hashes;
  }

  /** By whom these went, or were to go. */
  public Map<MessageId, Route> routes(Collection<MessageId> ids) {
    return Columns.routes(jdbc, ids);
  }

  /** Sets ripe retries of one lane to SENDING, those first that are due longest. */
  public List<RipeSend> takeWaiting(Lane lane, Lot lot, long turn) {
    return take(jdbc.sql(TAKE_WAITING), lane, lot, turn);
  }

  /** Sets queued rows of one lane to SENDING that nothing holds back, the oldest first. */
  public List<RipeSend> takeQueued(Lane lane, Lot lot, long turn) {
    return take(jdbc.sql(TAKE_QUEUED), lane, lot, turn);
  }

  /** The same for rows of these recipients alone: what they waited for has just ended. */
  public List<RipeSend> takeSuccessors(
      Lane lane, Collection<RecipientKey> recipients, Lot lot, long turn) {
    var statement =
        jdbc.sql(TAKE_SUCCESSORS)
            .param("hashes", Columns.bytes(recipients, RecipientKey::hashBytes));
    return take(statement, lane, lot, turn);
  }

  /** How the database would take queued rows, for a test of what that costs. */
  List<String> planOfQueued(Lane lane, Lot lot) {
    String explained = "explain (analyze, costs off, timing off) " + TAKE_QUEUED;
    return bound(jdbc.sql(explained), lane, lot, 0).query((row, number) -> row.getString(1)).list();
  }

  private List<RipeSend> take(JdbcClient.StatementSpec statement, Lane lane, Lot lot, long turn) {
    return bound(statement, lane, lot, turn).query(SendLedger::ripe).list();
  }

  private JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, Lane lane, Lot lot, long turn) {
    return statement
        .param("owner", owner.id())
        .param("turn", turn)
        .param("lane", lane.word())
        .param("routes", Columns.texts(lot.routes(), Route::value))
        .param("most", lot.most())
        .param("segments", lot.segments())
        .param("age", timings.sendingFor().toString())
        .param("hold", timings.holdFor().toString());
  }

  private static RipeSend ripe(ResultSet row, int number) throws SQLException {
    var turn = new Turn(Columns.messageId(row), row.getInt("attempt"), row.getLong("turn"));
    var recipient = RecipientKey.of(Lane.of(row.getString("lane")), row.getBytes("recipient_hash"));
    return new RipeSend(
        turn,
        row.getInt("answers"),
        recipient,
        Route.parse(row.getString("route")),
        row.getInt("segments"),
        row.getBytes("payload"),
        SendRow.time(row, "not_after"),
        Optional.ofNullable(row.getString("trace")));
  }

  /**
   * After a statement that set SENDING failed without a clear answer: the turns that it may have
   * begun. Nobody has started them.
   */
  public List<Turn> begunBy(Collection<Long> turns) {
    return jdbc.sql(
            """
            select message_id, attempt, turn from send
            where state in ('SENDING', 'UNCERTAIN') and owner = :owner and turn = any(:turns)
            """)
        .param("owner", owner.id())
        .param("turns", turns.stream().mapToLong(Long::longValue).toArray())
        .query(
            (row, number) ->
                new Turn(Columns.messageId(row), row.getInt("attempt"), row.getLong("turn")))
        .list();
  }

  /** One row as it is now. */
  public Optional<SendRow> find(MessageId id) {
    return jdbc.sql(SendRow.SELECT + " where message_id = :id")
        .param("id", id.value())
        .query(SendRow::read)
        .optional();
  }
}
