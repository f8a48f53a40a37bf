package dev.heliograph.status.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The status of dead letters: from {@code open} to an end, and who is at it. */
@Component
class DeadLetterClaims {
  private final JdbcClient jdbc;

  DeadLetterClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Claimed(UUID recordId, UUID id) {}

  /** Also those that tell of the same records; in the order of their topics. */
  Map<UUID, List<UUID>> claim(List<UUID> ids, Duration atMost) {
    return jdbc
        .sql(
            """
            with claimed as (
              update dead_letter d
              set claimed_until = clock_timestamp() + make_interval(secs => ?)
              from (
                select o.id from dead_letter o
                where o.record_id in (select record_id from dead_letter where id = any(?))
                  and o.status = 'open' and o.cut is null
                  and (o.claimed_until is null or o.claimed_until < clock_timestamp())
                order by o.id for update
              ) free
              where d.id = free.id
              returning d.id, d.record_id, d.topic, d.record_partition, d.record_offset
            )
            select record_id, id from claimed
            order by topic, record_partition, record_offset, id
            """)
        .params(atMost.toSeconds(), ids.toArray(UUID[]::new))
        .query(
            (row, _) ->
                new Claimed(
                    row.getObject("record_id", UUID.class), row.getObject("id", UUID.class)))
        .list()
        .stream()
        .collect(groupingBy(Claimed::recordId, LinkedHashMap::new, mapping(Claimed::id, toList())));
  }

  void giveBack(List<UUID> claimed) {
    jdbc.sql("update dead_letter set claimed_until = null where id = any(?) and status = 'open'")
        .param(claimed.toArray(UUID[]::new))
        .update();
  }

  void markResent(List<UUID> claimed) {
    jdbc.sql(
            """
            update dead_letter set status = 'resent', changed_at = clock_timestamp(),
              claimed_until = null
            where id = any(?) and status = 'open'
            """)
        .param(claimed.toArray(UUID[]::new))
        .update();
  }

  boolean discard(UUID id) {
    return jdbc.sql(
                """
                update dead_letter set status = 'discarded', changed_at = clock_timestamp()
                where id = ? and status = 'open'
                  and (claimed_until is null or claimed_until < clock_timestamp())
                """)
            .param(id)
            .update()
        == 1;
  }
}
