package dev.heliograph.dispatch.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is looked for each second, whoever left it behind. Rows that another statement holds are
 * skipped: the next sweep finds them.
 */
public final class Sweeps {
  private static final int MOST = 1000;
  private static final int MOST_TAKEN_OVER = 5000;

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
            update send s set state = 'UNCERTAIN', since = now()
            from old where s.message_id = old.message_id
            returning s.message_id, s.lane, s.state, s.attempt, s.first_claimed, s.since, s.due,
                      s.not_after, s.sids, s.error_code, s.delivered, s.flagged
            """)
        .param("most", MOST)
        .query(SendRow::read)
        .list();
  }

  /** Our rows that are too late to be begun become EXPIRED, and lose their words. */
  public List<SendRow> expire() {
    return jdbc.sql(
            """
            with late as (
              select message_id from send
              where state in ('QUEUED', 'WAITING') and owner = :owner
                and due <= now() and not_after <= now()
              order by message_id limit :most for update skip locked)
            update send s set state = 'EXPIRED', since = now(), payload = null
            from late where s.message_id = late.message_id
            returning s.message_id, s.lane, s.state, s.attempt, s.first_claimed, s.since, s.due,
                      s.not_after, s.sids, s.error_code, s.delivered, s.flagged
            """)
        .param("owner", owner.id())
        .param("most", MOST)
        .query(SendRow::read)
        .list();
  }

  /**
   * Takes over what owners without a heartbeat had not begun. What they had begun is left to age.
   *
   * @return how many rows are ours now
   */
  public int takeOver() {
    List<String> silent = silentOwners();
    return silent.isEmpty() ? 0 : takeOver(silent);
  }

  /** Asked for by itself: almost always there are none, and the ledger need not be looked at. */
  private List<String> silentOwners() {
    return jdbc.sql(
            """
            select owner from instance
            where seen < now() - cast(:silent as interval) and owner <> :owner
            """)
        .param("owner", owner.id())
        .param("silent", timings.silentAfter().toString())
        .query((row, number) -> row.getString("owner"))
        .list();
  }

  /** Tests their silence again: one of them may have woken up. */
  private int takeOver(List<String> silent) {
    return jdbc.sql(
            """
            with left_behind as (
              select s.message_id from send s
              where s.state in ('QUEUED', 'WAITING') and s.owner = any(cast(:silentOwners as uuid[]))
                and exists (select 1 from instance i
                            where i.owner = s.owner and i.seen < now() - cast(:silent as interval))
              limit :most for update skip locked)
            update send s set owner = :owner
            from left_behind where s.message_id = left_behind.message_id
            """)
        .param("owner", owner.id())
        .param("silentOwners", silent.toArray(String[]::new))
        .param("silent", timings.silentAfter().toString())
        .param("most", MOST_TAKEN_OVER)
        .update();
  }
}
