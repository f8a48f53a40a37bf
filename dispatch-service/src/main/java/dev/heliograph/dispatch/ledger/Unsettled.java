package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Uncertain rows and what is found out about them. Whoever takes one has it for a while; then any
 * instance may take it again, so that a dead one leaves nothing behind.
 */
public final class Unsettled {
  /** More rows of one person than this are looked at bit by bit. */
  private static final int MOST_OF_ONE = 2000;

  private final JdbcClient jdbc;
  private final Owner owner;

  public Unsettled(JdbcClient jdbc, Owner owner) {
    this.jdbc = jdbc;
    this.owner = owner;
  }

  /**
   * A row that is to be settled.
   *
   * @param recipient the recipient's keyed hash in hex
   * @param oldestClaimedAgo how long ago the oldest of the person's rows was claimed that is
   *     uncertain or under way: a look at the provider's list must reach back to it
   * @param payload the encrypted message; absent when it is erased
   */
  public record Taken(
      MessageId id,
      String recipient,
      Route route,
      Duration oldestClaimedAgo,
      Optional<Payload> payload) {}

  /** The encrypted message. */
  @SuppressWarnings("ArrayRecordComponent") // bytes from the database, never compared
  public record Payload(byte[] bytes) {}

  /**
   * Takes rows whose turn it is to be looked at, for as long as the lease. One that became
   * uncertain only just is put off until then.
   *
   * @param after how long a row has been uncertain before it is looked at
   * @param but rows at this provider are left out; empty: none
   */
  public List<Taken> take(Duration after, Duration lease, int most, String but) {
    return jdbc.sql(
            """
            with ripe as (
              select message_id, since > now() - cast(:after as interval) as fresh from send
              where state = 'UNCERTAIN' and due <= now()
                and (:but = '' or payload is null or route not like :but || '/%')
              order by due limit :most for update skip locked),
            taken as (
              update send s
              set due = case when ripe.fresh then s.since + cast(:after as interval)
                             else now() + cast(:lease as interval) end
              from ripe where s.message_id = ripe.message_id
              returning s.message_id, s.recipient_hash, now() - s.first_claimed as own_age,
                        s.payload, s.route, ripe.fresh)
            select t.message_id, t.recipient_hash, t.payload, t.route,
                   extract(epoch from greatest(t.own_age, (
                     select max(now() - o.first_claimed) from send o
                     where o.recipient_hash = t.recipient_hash
                       and o.state in ('SENDING', 'UNCERTAIN')))) * 1000 as oldest_claimed_ago
            from taken t where not t.fresh
            """)
        .param("after", after.toString())
        .param("lease", lease.toString())
        .param("most", most)
        .param("but", but)
        .query(Unsettled::taken)
        .list();
  }

  private static Taken taken(ResultSet row, int number) throws SQLException {
    return new Taken(
        Columns.messageId(row),
        HexFormat.of().formatHex(row.getBytes("recipient_hash")),
        Route.parse(row.getString("route")),
        Duration.ofMillis(row.getLong("oldest_claimed_ago")),
        payload(row.getBytes("payload")));
  }

  private static Optional<Payload> payload(byte @Nullable [] bytes) {
    return Optional.ofNullable(bytes).map(Payload::new);
  }

  /**
   * A row of one person that is uncertain or under way.
   *
   * @param now by the database's clock, when all locks were had
   * @param answers how many answers about it let it be tried again so far
   */
  public record Open(
      SendRow row, Phase phase, Optional<Payload> payload, Instant now, int answers) {}

  /** How far a row is from being settled. */
  public enum Phase {
    /** Under way, or not uncertain for long enough, or not locked. */
    FRESH,
    RIPE,
    /** It could not be told apart: only what the provider has can still change it. */
    FOR_GOOD
  }

  /**
   * Locks the uncertain rows of one person in the order of the id, then reads them and what is
   * under way; one statement, so that nothing slips from one state to another in between.
   *
   * @param after how long a row has been uncertain before it is settled
   * @param provider rows at other providers are left out; empty: of all
   */
  public List<Open> lock(String recipient, Duration after, String provider) {
    byte[] hash = HexFormat.of().parseHex(recipient);
    List<MessageId> locked =
        jdbc.sql(
                """
                select message_id from send where recipient_hash = :hash and state = 'UNCERTAIN'
                  and (:provider = '' or route like :provider || '/%')
                order by message_id limit :most for update
                """)
            .param("hash", hash)
            .param("provider", provider)
            .param("most", MOST_OF_ONE)
            .query((row, number) -> Columns.messageId(row))
            .list();
    return jdbc.sql(
            """
            select message_id, lane, state, attempt, first_claimed, since, due, not_after, sids,
                   error_code, delivered, flagged, listed, payload, answers, clock_timestamp() as now,
                   case when state <> 'UNCERTAIN' or since > now() - cast(:after as interval)
                          or message_id <> all(cast(:locked as uuid[])) then 'FRESH'
                        when due = 'infinity' then 'FOR_GOOD'
                        else 'RIPE' end as phase
            from send
            where recipient_hash = :hash and state in ('SENDING', 'UNCERTAIN')
              and (:provider = '' or route like :provider || '/%')
            """)
        .param("hash", hash)
        .param("provider", provider)
        .param("after", after.toString())
        .param("locked", Columns.texts(locked, MessageId::toString))
        .query(
            (row, number) ->
                new Open(
                    SendRow.read(row, number),
                    Phase.valueOf(row.getString("phase")),
                    payload(row.getBytes("payload")),
                    SendRow.time(row, "now"),
                    row.getInt("answers")))
        .list();
  }

  /**
   * Of these ids of the provider, those that a row of the person has. Read after {@link #lock}: a
   * row that is no longer under way has its id by then.
   */
  public Set<String> known(String recipient, Collection<String> sids) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct k.sid
                from send s cross join lateral jsonb_object_keys(s.sids) as k (sid)
                where s.recipient_hash = :hash and s.sids <> '{}' and k.sid = any(:sids)
                """)
            .param("sids", sids.toArray(String[]::new))
            .param("hash", HexFormat.of().parseHex(recipient))
            .query(String.class)
            .list());
  }

  /**
   * What becomes of an uncertain row.
   *
   * @param delay until it is looked at, or tried, again; absent: never
   * @param answered whether what was found out counts as an answer about the message
   */
  public record Change(
      MessageId id, SendState to, int attempt, Optional<Duration> delay, boolean answered) {}

  /** Writes them to rows that were locked in this transaction. What waits from now on is ours. */
  public void write(List<Change> changes) {
    jdbc.sql(
            """
            update send s
            set state = c.state, attempt = c.attempt,
                since = case when s.state = c.state then s.since else now() end,
                due = case when c.delay is null then 'infinity'
                           else now() + c.delay * interval '1 millisecond' end,
                answers = s.answers + case when c.answered then 1 else 0 end,
                owner = case when c.state = 'WAITING' then :owner else s.owner end,
                payload = case when c.state = 'EXPIRED' then null else s.payload end
            from unnest(cast(:ids as uuid[]), :states, :attempts, cast(:delays as bigint[]), :answered)
              as c (id, state, attempt, delay, answered)
            where s.message_id = c.id and s.state = 'UNCERTAIN'
            """)
        .param("owner", owner.id())
        .param("ids", Columns.texts(changes, change -> change.id().toString()))
        .param("states", Columns.texts(changes, change -> change.to().name()))
        .param("attempts", changes.stream().mapToInt(Change::attempt).toArray())
        .param(
            "delays", Columns.optionals(changes, change -> change.delay().map(Duration::toMillis)))
        .param("answered", Columns.flags(changes, Change::answered))
        .update();
  }
}
