package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Failed rows that are tried again by themselves. To be called within a transaction. */
public final class Retries {
  private final JdbcClient jdbc;
  private final Owner owner;
  private final int most;

  /**
   * Nothing is tried more often than so.
   *
   * @param most attempts that the provider has had or answered
   */
  public Retries(JdbcClient jdbc, Owner owner, int most) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.most = most;
  }

  /** By whom these went. */
  public Map<MessageId, Route> routes(Collection<MessageId> ids) {
    return Columns.routes(jdbc, ids);
  }

  /**
   * A row that has failed for a passing reason.
   *
   * @param after the least time until the first retry; each further one doubles it
   * @param times how often at most
   */
  public record Wanted(MessageId id, Duration after, int times) {}

  /**
   * Those that may be tried again, in time and not too often, become WAITING; with full jitter on
   * top of the least time, so that what failed together does not come back together. They are ours.
   * A flagged one may be out twice already: that is for people to look at.
   *
   * @return what they are now
   */
  public List<SendRow> again(List<Wanted> wanted) {
    return jdbc.sql(
            """
            with failed as (
              select s.message_id, w.times, w.after,
                     greatest(s.answers, (select count(*) from jsonb_object_keys(s.sids))) as tries
              from send s join unnest(cast(:ids as uuid[]), :afters, :times) as w (id, after, times)
                on s.message_id = w.id
              where s.state = 'FAILED' and not s.delivered and not s.flagged
                and s.payload is not null),
            again as (
              select message_id, tries,
                     after * power(2, greatest(tries, 1) - 1) * (1 + random())
                       * interval '1 millisecond' as delay
              from failed where tries < :most and tries <= times)
            update send s
            set state = 'WAITING', attempt = s.attempt + 1, since = now(), due = now() + again.delay,
                answers = again.tries, owner = :owner
            from again
            where s.message_id = again.message_id and s.not_after > now() + again.delay
            returning s.message_id, s.lane, s.state, s.attempt, s.first_claimed, s.since, s.due,
                      s.not_after, s.sids, s.error_code, s.delivered, s.flagged, s.listed
            """)
        .param("ids", Columns.texts(wanted, one -> one.id().toString()))
        .param("afters", wanted.stream().mapToLong(one -> one.after().toMillis()).toArray())
        .param("times", wanted.stream().mapToInt(Wanted::times).toArray())
        .param("most", most)
        .param("owner", owner.id())
        .query(SendRow::read)
        .list();
  }
}
