package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what turns came to, many at once. To be called within a transaction. What is no text is
 * never settled, since nobody reports on it and it stands in no list: uncertain, it is due never.
 */
public final class Outcomes {
  /**
   * This turn certainly did not reach the provider, but a report has shown meanwhile that an
   * earlier one did: it is not tried again, and not refused.
   */
  private static final String THERE_ALREADY =
      "c.state in ('QUEUED', 'WAITING', 'REJECTED') and (s.flagged or s.delivered)";

  /**
   * Locks first, in the order of the id: two flushes never wait for each other in a circle. The
   * state is asked for by a {@code case}, which no index answers: else the planner looks for the
   * rows in the index of all that is SENDING, where thousands of dead entries are.
   */
  private static final String WRITE =
      """
      with change as (
        select * from unnest(cast(:ids as uuid[]), :attempts, :turns, :states, :nextAttempts, :delays,
                             :sids, cast(:codes as integer[]), :answered, :keeps, :routes)
          as t (id, attempt, turn, state, next_attempt, delay, sid, code, answered, keeps, route)),
      locked as (
        select c.* from change c join send s on s.message_id = c.id
        where s.attempt = c.attempt and s.turn = c.turn and s.owner = :owner
          and case s.state when 'SENDING' then true when 'UNCERTAIN' then c.sid is null
                           else false end
        order by s.message_id for update of s)
      update send s
      set state = case when %1$s then 'ACCEPTED' else c.state end,
          attempt = case when %1$s then c.attempt else c.next_attempt end,
          route = case when %1$s then s.route else coalesce(c.route, s.route) end,
          since = now(),
          due = case when c.state = 'UNCERTAIN' and s.channel <> 'sms' then 'infinity'
                     else least(now() + c.delay * interval '1 millisecond', s.not_after) end,
          answers = s.answers + case when c.answered then 1 else 0 end,
          error_code = case when c.route is null then coalesce(c.code, s.error_code) else c.code end,
          sids = case when c.sid is null then s.sids
                      else s.sids || jsonb_build_object(c.sid, c.attempt) end,
          payload = case when (c.state = 'REJECTED' and not (c.keeps and s.ordered))
                           or (c.state = 'ACCEPTED' and (not s.ordered or s.channel <> 'sms')) then null
                         else s.payload end
      from locked c where s.message_id = c.id
      returning s.message_id, s.state
      """
          .formatted(THERE_ALREADY);

  private final JdbcClient jdbc;
  private final Owner owner;

  public Outcomes(JdbcClient jdbc, Owner owner) {
    this.jdbc = jdbc;
    this.owner = owner;
  }

  /**
   * Writes each change whose row is still in its turn, also where it became uncertain meanwhile. A
   * sid for an uncertain row is not written here: another row may have taken it over from the
   * provider's list.
   *
   * @return the messages that were changed, and what they came to: ACCEPTED instead of a further
   *     attempt where the provider has an earlier one
   */
  public Map<MessageId, SendState> write(List<LedgerChange> changes) {
    var written = new HashMap<MessageId, SendState>();
    jdbc.sql(WRITE)
        .param("owner", owner.id())
        .param("ids", Columns.texts(changes, change -> change.turn().id().toString()))
        .param("attempts", changes.stream().mapToInt(c -> c.turn().attempt()).toArray())
        .param("turns", changes.stream().mapToLong(c -> c.turn().number()).toArray())
        .param("states", Columns.texts(changes, change -> change.to().name()))
        .param("nextAttempts", changes.stream().mapToInt(LedgerChange::nextAttempt).toArray())
        .param("delays", changes.stream().mapToLong(c -> c.delay().toMillis()).toArray())
        .param("sids", Columns.optionals(changes, change -> change.evidence().sid()))
        .param("codes", Columns.optionals(changes, change -> change.evidence().errorCode()))
        .param("answered", Columns.flags(changes, change -> change.evidence().answered()))
        .param("keeps", Columns.flags(changes, LedgerChange::keepsWords))
        .param("routes", Columns.optionals(changes, change -> change.route().map(Route::value)))
        .query(
            row -> {
              written.put(Columns.messageId(row), SendState.valueOf(row.getString("state")));
            });
    return written;
  }
}
