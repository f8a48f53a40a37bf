package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that people's commands are about. To be called within a transaction. */
public final class CommandedRows {
  private final JdbcClient jdbc;
  private final Owner owner;

  public CommandedRows(JdbcClient jdbc, Owner owner) {
    this.jdbc = jdbc;
    this.owner = owner;
  }

  /**
   * Those that are there, locked in the order of the id, and with them the texts and mails that
   * stand for each other. They are read after that: what a statement has joined while it waits for
   * a lock may be of before.
   */
  public Map<MessageId, Commanded> lock(Collection<MessageId> ids) {
    jdbc.sql(
            """
            select s.message_id from send s
            where s.message_id in (
              select unnest(cast(:ids as uuid[]))
              union select instead_of from fallback where message_id = any(cast(:ids as uuid[]))
              union select message_id from fallback where instead_of = any(cast(:ids as uuid[])))
            order by s.message_id for update of s
            """)
        .param("ids", Columns.texts(ids, MessageId::toString))
        .query((row, number) -> Columns.messageId(row))
        .list();
    return read(ids);
  }

  private Map<MessageId, Commanded> read(Collection<MessageId> ids) {
    var rows = new HashMap<MessageId, Commanded>();
    jdbc.sql(
            """
            select s.message_id, s.state, s.attempt, s.by_hand, s.route,
                   s.payload is not null as words, s.delivered, s.flagged, s.error_code,
                   pair.id as other,
                   coalesce(o.state, pair.unseen) not in
                     ('REJECTED', 'FAILED', 'EXPIRED', 'CANCELED') as said_otherwise
            from send s
            left join lateral (
              (select message_id as id, 'QUEUED' as unseen from fallback
               where instead_of = s.message_id limit 1)
              union all
              (select instead_of, 'FAILED' from fallback where message_id = s.message_id)
              limit 1) pair on true
            left join send o on o.message_id = pair.id
            where s.message_id = any(cast(:ids as uuid[]))
            """)
        .param("ids", Columns.texts(ids, MessageId::toString))
        .query(Commanded::read)
        .list()
        .forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  /**
   * Claims messages that have not come yet, so that they are never sent. Nobody knows their
   * recipient or their place in the order: what they hold instead is never looked at.
   *
   * @return those that are canceled now; the others have come in this very moment
   */
  public Set<Commanded> claimCanceled(Collection<MessageId> ids) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into send (message_id, lane, recipient_hash, source_partition, source_offset,
                                  ordered, not_after, owner, turn, state)
                select id, 'normal', '', -1, -1, false, now(), :owner, 0, 'CANCELED'
                from unnest(cast(:ids as uuid[])) as t (id)
                order by id
                on conflict do nothing
                returning message_id
                """)
            .param("owner", owner.id())
            .param("ids", Columns.texts(ids, MessageId::toString))
            .query((row, number) -> Commanded.neverCame(Columns.messageId(row)))
            .list());
  }

  /**
   * What a command makes of a row.
   *
   * @param notAfter the new one; absent: as it was
   */
  public record Change(Commanded to, Optional<Instant> notAfter) {}

  /**
   * Writes them to rows that were locked in this transaction. What waits from now on is ours, due
   * at once, and has all its tries before it; what is canceled loses its words.
   */
  public void write(Collection<Change> changes) {
    List<Change> rows = List.copyOf(changes);
    jdbc.sql(
            """
            update send s
            set state = c.state, attempt = c.attempt, by_hand = c.by_hand, since = now(), due = now(),
                not_after = coalesce(c.not_after, s.not_after),
                answers = case when c.state = 'WAITING' then 0 else s.answers end,
                owner = case when c.state = 'WAITING' then :owner else s.owner end,
                payload = case when c.state = 'CANCELED' then null else s.payload end
            from unnest(cast(:ids as uuid[]), :states, :attempts, :byHand,
                        cast(:notAfters as timestamptz[]))
              as c (id, state, attempt, by_hand, not_after)
            where s.message_id = c.id
              and s.state in ('QUEUED', 'WAITING', 'FAILED', 'REJECTED')
            """)
        .param("owner", owner.id())
        .param("ids", Columns.texts(rows, row -> row.to().id().toString()))
        .param("states", Columns.texts(rows, row -> row.to().state().name()))
        .param("attempts", rows.stream().mapToInt(row -> row.to().attempt()).toArray())
        .param("byHand", rows.stream().mapToInt(row -> row.to().byHand()).toArray())
        .param("notAfters", Columns.optionals(rows, Change::notAfter))
        .update();
  }
}
