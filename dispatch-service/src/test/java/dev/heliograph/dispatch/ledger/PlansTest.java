package dev.heliograph.dispatch.ledger;

import static dev.heliograph.dispatch.ledger.TestLedger.id;
import static dev.heliograph.dispatch.ledger.TestLedger.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.LedgerChange.Evidence;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While texts come one by one, the two statements of each must not be planned anew each time. */
class PlansTest {
  /** The driver prepares from the fifth on, and Postgres plans those of its first five by hand. */
  private static final int ENOUGH = 20;

  private static final int PLANNED_BY_HAND = 5;

  private final TestLedger database = new TestLedger();
  private final Owner owner = Owner.newRun();

  @AfterEach
  void close() {
    database.close();
  }

  /** In an empty table everything is cheap. */
  private void fill() {
    database
        .jdbc
        .sql(
            """
            insert into send (message_id, lane, recipient_hash, source_partition, source_offset,
                              ordered, not_after, state, owner, turn, sids)
            select gen_random_uuid(), 'normal', decode(md5(n::text), 'hex'), 0, n, true,
                   now() + interval '1 hour', 'ACCEPTED', :owner, 1,
                   jsonb_build_object('SM' || n, 1)
            from generate_series(1, 20000) n
            """)
        .param("owner", owner.id())
        .update();
    database.jdbc.sql("analyze send").update();
  }

  @Test
  void claimsAndOutcomesOfOneTextArePlannedOnce() {
    database.heartbeat(owner).beat();
    fill();
    SendLedger ledger = database.of(owner);
    var outcomes = new Outcomes(database.jdbc, owner);
    for (int i = 0; i < ENOUGH; i++) {
      MessageId id = id();
      long turn = owner.nextTurn();
      ledger.claim(Lane.NORMAL, List.of(send(id, "person " + i, i)), turn);
      var evidence = new Evidence(Optional.of("SM" + i), Optional.empty(), true);
      outcomes.write(
          List.of(new LedgerChange(new Turn(id, 1, turn), To.ACCEPTED, Duration.ZERO, evidence)));
    }
    assertThat(customPlans("%insert into send%")).isEqualTo(PLANNED_BY_HAND);
    assertThat(customPlans("%update send%")).isEqualTo(PLANNED_BY_HAND);
  }

  /** On the connection that one thread gets again and again. */
  private long customPlans(String statement) {
    return database
        .jdbc
        .sql(
            """
            select sum(custom_plans) from pg_prepared_statements
            where statement like :part and generic_plans > 0
            """)
        .param("part", statement)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
