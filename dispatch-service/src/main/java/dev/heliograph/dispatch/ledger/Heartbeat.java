package dev.heliograph.dispatch.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the other instances that this run is alive. */
public final class Heartbeat {
  private final JdbcClient jdbc;
  private final Owner owner;

  public Heartbeat(JdbcClient jdbc, Owner owner) {
    this.jdbc = jdbc;
    this.owner = owner;
  }

  /** To be called before the first claim, and each second from then on. */
  public void beat() {
    jdbc.sql(
            """
            insert into instance (owner, seen) values (:owner, now())
            on conflict (owner) do update set seen = now()
            """)
        .param("owner", owner.id())
        .update();
  }

  /** This run ends: its queued rows can be taken over at once. */
  public void stop() {
    jdbc.sql("update instance set seen = '-infinity' where owner = :owner")
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
