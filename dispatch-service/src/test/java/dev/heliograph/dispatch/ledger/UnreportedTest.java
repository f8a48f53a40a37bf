package dev.heliograph.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.Reason;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreportedTest {
  private final TestLedger database = new TestLedger();
  private final Unreported unreported = database.unreported();

  @AfterEach
  void close() {
    database.close();
  }

  private static Flush flush() {
    var reason =
        new Reason(
            Instant.parse("2026-11-20T10:00:00Z"),
            "dispatch",
            Optional.of("too_late"),
            Optional.empty(),
            Optional.empty());
    var change =
        new StatusChange(TestLedger.id(), 1, MessageStatus.EXPIRED, reason, Optional.empty());
    return new Flush(UUID.randomUUID(), List.of(change));
  }

  @Test
  void isFoundAgainAsItWas() {
    Flush flush = flush();
    unreported.add(flush);
    assertThat(unreported.find(flush.id())).contains(flush);
    unreported.remove(List.of(flush.id()));
    assertThat(unreported.find(flush.id())).isEmpty();
  }

  @Test
  void isTakenByOneSweepOnceItIsOld() {
    Flush flush = flush();
    unreported.add(flush);
    assertThat(unreported.takeOld()).isEmpty();
    database.age(Duration.ofSeconds(31));
    assertThat(unreported.takeOld()).containsExactly(flush);
    assertThat(unreported.takeOld()).as("another sweep").isEmpty();
    database.age(Duration.ofSeconds(31));
    assertThat(unreported.takeOld()).as("the first one failed").containsExactly(flush);
  }

  @Test
  void isThereOnlyTogetherWithItsChange() {
    Flush flush = flush();
    assertThatThrownBy(
            () ->
                database.transactions.run(
                    () -> {
                      unreported.add(flush);
                      throw new IllegalStateException("the change failed");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(unreported.find(flush.id())).isEmpty();
  }
}
