package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.ledger.FullLanes;
import dev.heliograph.dispatch.ledger.TestLedger;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lane that is full, before and after a restart. */
class BacklogTest {
  private static final int MOST = 100;
  private static final TestLedger DATABASE = new TestLedger();

  private long waiting = MOST;

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private Backlog started() {
    var backlog =
        new Backlog(
            most -> Map.of(Lane.NORMAL, waiting),
            new FullLanes(DATABASE.jdbc)::note,
            MOST,
            alert -> {});
    backlog.look();
    return backlog;
  }

  private static void daysPass(int days) {
    DATABASE
        .jdbc
        .sql("update full_lane set since = since - :days * interval '1 day'")
        .param("days", days)
        .update();
  }

  @Test
  void laneThatIsFullForSoLongThatKafkaWouldForgetTakesAllHoweverOftenItWasRestarted() {
    assertThat(started().isFull(Lane.NORMAL)).isTrue();
    daysPass(2);
    assertThat(started().isFull(Lane.NORMAL)).isTrue();
    daysPass(2);
    assertThat(started().isFull(Lane.NORMAL)).isFalse();
  }

  @Test
  void timeIsCountedFromTheLastTimeThatThereWasRoom() {
    Backlog backlog = started();
    daysPass(3);
    waiting = MOST / 2;
    backlog.look();
    assertThat(backlog.isFull(Lane.NORMAL)).isFalse();
    waiting = MOST;
    backlog.look();
    daysPass(1);
    assertThat(started().isFull(Lane.NORMAL)).isTrue();
  }

  @Test
  void restartWhileItIsHalfFullEndsNothingForTheOthers() {
    Backlog other = started();
    daysPass(3);
    waiting = MOST - 1;
    assertThat(started().isFull(Lane.NORMAL)).as("it has room, and takes from Kafka").isFalse();
    other.look();
    assertThat(other.isFull(Lane.NORMAL)).isTrue();
    daysPass(1);
    other.look();
    assertThat(other.isFull(Lane.NORMAL)).isFalse();
  }
}
