package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.StatusChange;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Status changes that the broker may not have yet, one row a flush. Some are published twice. */
public final class Unreported {
  private static final int MOST = 50;

  private final JdbcClient jdbc;
  private final Timings timings;

  public Unreported(JdbcClient jdbc, Timings timings) {
    this.jdbc = jdbc;
    this.timings = timings;
  }

  /**
   * The changes of one flush.
   *
   * @param id names the flush; it stays the same when the flush is repeated
   */
  public record Flush(UUID id, List<StatusChange> changes) {
    public Flush {
      changes = List.copyOf(changes);
    }
  }

  /** To be called in the transaction that makes the changes. */
  public void add(Flush flush) {
    jdbc.sql("insert into unreported (flush, changes) values (:flush, cast(:changes as jsonb))")
        .param("flush", flush.id())
        .param("changes", new String(ContractJson.write(flush.changes()), StandardCharsets.UTF_8))
        .update();
  }

  /** What a flush wrote whose commit was not answered clearly; absent where it wrote nothing. */
  public Optional<Flush> find(UUID id) {
    return jdbc.sql("select flush, changes from unreported where flush = :flush")
        .param("flush", id)
        .query(Unreported::read)
        .optional();
  }

  /** The broker has these. */
  public void remove(Collection<UUID> flushes) {
    jdbc.sql("delete from unreported where flush = any(cast(:flushes as uuid[]))")
        .param("flushes", Columns.texts(flushes, UUID::toString))
        .update();
  }

  /** Takes what was not published in time; another sweep takes it when this one fails too. */
  public List<Flush> takeOld() {
    return jdbc.sql(
            """
            with old as (
              select flush from unreported where since < now() - cast(:age as interval)
              order by since limit :most for update skip locked)
            update unreported u set since = now()
            from old where u.flush = old.flush
            returning u.flush, u.changes
            """)
        .param("age", timings.publishedWithin().toString())
        .param("most", MOST)
        .query(Unreported::read)
        .list();
  }

  private static Flush read(ResultSet row, int number) throws SQLException {
    byte[] json = row.getString("changes").getBytes(StandardCharsets.UTF_8);
    return new Flush(
        row.getObject("flush", UUID.class), List.of(ContractJson.read(json, StatusChange[].class)));
  }
}
