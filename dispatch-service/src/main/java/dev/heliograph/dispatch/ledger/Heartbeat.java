package dev.heliograph.dispatch.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the other instances that this run is alive. */
public final class Heartbeat {
  private final JdbcClient jdbc;
  private final Owner owner;
  private final Timings timings;

  public Heartbeat(JdbcClient jdbc, Owner owner, Timings timings) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.timings = timings;
  }

  /**
   * To be called before the first claim, and each second from then on. A run that could not reach
   * the database itself knows nothing of the silence of others, and begins to listen anew.
   */
  public void beat() {
    jdbc.sql(
            """
            insert into instance (owner, seen) values (:owner, now())
            on conflict (owner) do update
            set seen = now(), stopped = false,
                steady = case when instance.seen < now() - cast(:silent as interval) then now()
                              else instance.steady end
            """)
        .param("owner", owner.id())
        .param("silent", timings.silentAfter().toString())
        .update();
  }

  /**
   * This run ends: its queued rows can be taken over at once. It is remembered as long as others: a
   * claim whose answer was not waited for may still come.
   */
  public void stop() {
    jdbc.sql("update instance set seen = now(), stopped = true where owner = :owner")
        .param("owner", owner.id())
        .update();
  }

  /**
   * Forgets runs that ended long ago and left nothing behind. Not earlier: a frozen run may wake up
   * and claim before its next beat.
   */
  public void forgetOld() {
    jdbc.sql(
            """
            delete from instance i
            where i.started < now() - interval '1 day' and i.seen < now() - interval '1 day'
              and not exists (select 1 from send s
                              where s.state in ('QUEUED', 'SENDING', 'WAITING') and s.owner = i.owner)
            """)
        .update();
  }
}
