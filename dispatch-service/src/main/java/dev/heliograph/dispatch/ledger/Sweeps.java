package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is looked for each second, whoever left it behind. Rows that another statement holds are
 * skipped: the next sweep finds them.
 */
public final class Sweeps {
  private static final int MOST = 1000;
  private static final int MOST_TAKEN_OVER = 5000;

  /**
   * A run counts as silent only for one that has itself been heard without a gap for as long: after
   * an outage of the database everybody seems silent to everybody. Those that have ended stay here
   * for a day; that they left nothing behind is seen in the index.
   */
  private static final String GONE =
      """
      i.owner <> :owner and (i.stopped or (i.seen < now() - cast(:silent as interval)
        and exists (select 1 from instance me
                    where me.owner = :owner and me.steady <= now() - cast(:silent as interval))))
      """;

  private final JdbcClient jdbc;
  private final Owner owner;
  private final Timings timings;

  public Sweeps(JdbcClient jdbc, Owner owner, Timings timings) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.timings = timings;
  }

  /**
   * Rows that are in SENDING for too long become UNCERTAIN, alive as their owner may be: their
   * calls have ended, and their outcomes should have been written.
   */
  public List<SendRow> ageSending() {
    return jdbc.sql(
            """
            with old as (
              select message_id from send where state = 'SENDING' and due <= now()
              order by message_id limit :most for update skip locked)
            update send s set state = 'UNCERTAIN', since = now(),
              due = case when s.channel = 'sms' then s.due else 'infinity' end
            from old where s.message_id = old.message_id
            returning s.message_id, s.lane, s.state, s.attempt, s.first_claimed, s.since, s.due,
                      s.not_after, s.sids, s.error_code, s.delivered, s.flagged, s.listed
            """)
        .param("most", MOST)
        .query(SendRow::read)
        .list();
  }

  /**
   * Our rows that are too late to be begun, locked: what follows from their words is done before
   * they lose them.
   */
  public List<MessageId> lockLate() {
    return jdbc.sql(
            """
            select message_id from send
            where state in ('QUEUED', 'WAITING') and owner = :owner
              and due <= now() and not_after <= now()
            order by message_id limit :most for update skip locked
            """)
        .param("owner", owner.id())
        .param("most", MOST)
        .query((row, number) -> Columns.messageId(row))
        .list();
  }

  /** Those that were locked become EXPIRED, in the same transaction, and lose their words. */
  public List<SendRow> expire(List<MessageId> late) {
    return jdbc.sql(
            """
            update send s set state = 'EXPIRED', since = now(), payload = null
            where s.message_id = any(cast(:ids as uuid[]))
            returning s.message_id, s.lane, s.state, s.attempt, s.first_claimed, s.since, s.due,
                      s.not_after, s.sids, s.error_code, s.delivered, s.flagged, s.listed
            """)
        .param("ids", Columns.texts(late, MessageId::toString))
        .query(SendRow::read)
        .list();
  }

  /**
   * Takes over what owners that have stopped, or are without a heartbeat, had not begun. What they
   * had begun is left to age.
   *
   * @return how many rows are ours now
   */
  public int takeOver() {
    List<String> gone = goneOwners();
    return gone.isEmpty() ? 0 : takeOver(gone);
  }

  private List<String> goneOwners() {
    return jdbc.sql("select i.owner from instance i where " + GONE)
        .param("owner", owner.id())
        .param("silent", timings.silentAfter().toString())
        .query((row, number) -> row.getString("owner"))
        .list();
  }

  /** Tests it again: one of them may have woken up. */
  private int takeOver(List<String> gone) {
    return jdbc.sql(
            """
            with left_behind as (
              select s.message_id from send s
              where s.state in ('QUEUED', 'WAITING') and s.owner = any(cast(:gone as uuid[]))
                and exists (select 1 from instance i where i.owner = s.owner and %s)
              limit :most for update skip locked)
            update send s set owner = :owner
            from left_behind where s.message_id = left_behind.message_id
            """
                .formatted(GONE))
        .param("owner", owner.id())
        .param("gone", gone.toArray(String[]::new))
        .param("silent", timings.silentAfter().toString())
        .param("most", MOST_TAKEN_OVER)
        .update();
  }

  /**
   * Takes over what belongs to a run that nobody remembers: it woke up, or its claim was committed,
   * after it had been forgotten. Reads all that waits: not for each second.
   *
   * @return how many rows are ours now
   */
  public int takeOverForgotten() {
    return jdbc.sql(
            """
            with forgotten as (
              select s.message_id from send s
              where s.state in ('QUEUED', 'WAITING')
                and not exists (select 1 from instance i where i.owner = s.owner)
              limit :most for update skip locked)
            update send s set owner = :owner
            from forgotten where s.message_id = forgotten.message_id
            """)
        .param("owner", owner.id())
        .param("most", MOST_TAKEN_OVER)
        .update();
  }
}
