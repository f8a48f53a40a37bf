package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accepted rows of a provider that has to be asked what became of them. Their due time is when they
 * are asked about next; whoever takes one has put it off for all instances. One that has arrived is
 * taken out of turn when it is met.
 */
public final class Unreceipted {
  private static final Pattern NAME = Pattern.compile("[a-z]{1,32}");

  private final JdbcClient jdbc;

  public Unreceipted(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A text at the provider.
   *
   * @param sid the provider's id of the attempt
   */
  public record Pending(MessageId id, String sid, int attempt) {}

  /**
   * Takes those whose turn it is, and puts them off for as long as they are old.
   *
   * @param provider one for whose routes there is an index: its name is part of the statement, so
   *     that the index is used
   * @param first how old a text is at least
   * @param until an older one is due never again
   */
  public List<Pending> take(String provider, Duration first, Duration until, int most) {
    if (!NAME.matcher(provider).matches()) {
      throw new IllegalArgumentException("not the name of a provider");
    }
    return jdbc.sql(
            """
            with ripe as (
              select message_id from send
              where state = 'ACCEPTED' and route like '%s/%%'
                and due <= now() and since <= now() - cast(:first as interval)
              order by due limit :most for update skip locked),
            taken as (
              update send s
              set due = case when s.delivered or s.since < now() - cast(:until as interval) then 'infinity'
                             else now() + (now() - s.since) end
              from ripe where s.message_id = ripe.message_id
              returning s.message_id, s.sids, s.delivered)
            select t.message_id, k.key as sid, k.value::integer as attempt
            from taken t cross join lateral (
              select key, value from jsonb_each_text(t.sids) order by value::integer desc limit 1) k
            where not t.delivered
            """
                .formatted(provider))
        .param("first", first.toString())
        .param("until", until.toString())
        .param("most", most)
        .query(
            (row, number) ->
                new Pending(Columns.messageId(row), row.getString("sid"), row.getInt("attempt")))
        .list();
  }
}
