package dev.heliograph.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many rows of a sender that is not asked for beside few of one that is. */
class ClosedSendersTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final Route CLOSED = new Route("fake", "closed");
  private static final Route OPEN = new Route("fake", "open");
  private static final int MANY = 20_000;
  private static final int FEW = 10;

  private final Owner owner = Owner.newRun();
  private final SendLedger ledger = DATABASE.of(owner);
  private final WaitingRows waiting = new WaitingRows(DATABASE.jdbc, owner);

  @BeforeEach
  void fill() {
    DATABASE.empty();
    DATABASE.heartbeat(owner).beat();
    fill(CLOSED, MANY);
    fill(OPEN, FEW);
    DATABASE.jdbc.sql("analyze send").update();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private void fill(Route route, int rows) {
    DATABASE
        .jdbc
        .sql(
            """
            insert into send (message_id, lane, recipient_hash, source_partition, source_offset,
                              ordered, not_after, state, owner, turn, route, segments, payload)
            select gen_random_uuid(), 'bulk', decode(md5(:route || n), 'hex'), 0, n, true,
                   now() + interval '1 hour', 'QUEUED', :owner, 1, :route, 2, ''
            from generate_series(1, :rows) n
            """)
        .param("route", route.value())
        .param("owner", owner.id())
        .param("rows", rows)
        .update();
  }

  @Test
  void takesThoseOfTheOpenOneAlone() {
    List<RipeSend> taken =
        ledger.takeQueued(Lane.BULK, Lot.of(List.of(OPEN), 100), owner.nextTurn());
    assertThat(taken).hasSize(FEW).extracting(RipeSend::route).containsOnly(OPEN);
  }

  @Test
  void noneOfTheOthersIsWalked() {
    String plan = String.join("\n", ledger.planOfQueued(Lane.BULK, Lot.of(List.of(OPEN), 100)));
    assertThat(plan).contains("send_due").doesNotContain("Seq Scan on send");
    assertThat(plan).doesNotContainPattern("Rows Removed by Filter: [0-9]{3,}");
    assertThat(plan).doesNotContainPattern("actual[^)]* rows=[0-9]{4,}");
  }

  @Test
  void takesNoMoreThanItHasSegmentsForButTheLastMayGoBeyond() {
    assertThat(ledger.takeQueued(Lane.BULK, new Lot(List.of(OPEN), 100, 3), owner.nextTurn()))
        .hasSize(2);
  }

  @Test
  void sendersAndWhatWaitsOfThemAreFound() {
    assertThat(waiting.routes()).containsExactlyInAnyOrder(CLOSED, OPEN);
    assertThat(waiting.byRoute(List.of(CLOSED, OPEN), 100_000))
        .isEqualTo(Map.of(CLOSED, (long) MANY, OPEN, (long) FEW));
    assertThat(waiting.byLane(100_000)).containsEntry(Lane.BULK, (long) MANY + FEW);
    assertThat(waiting.byLane(100)).containsEntry(Lane.BULK, 100L);
  }
}
