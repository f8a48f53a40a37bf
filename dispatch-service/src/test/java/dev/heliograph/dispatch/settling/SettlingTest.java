package dev.heliograph.dispatch.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Unreported;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private final TestLedger database = new TestLedger();
  private final Owner owner = Owner.newRun();
  private final SendLedger ledger = database.of(owner);
  private final Settling settling =
      new Settling(
          new Standings(database.jdbc),
          database.transactions,
          database.unreported(),
          new ToldReports());

  @AfterEach
  void close() {
    database.close();
  }

  private MessageId claimed() {
    MessageId id = TestLedger.id();
    TestLedger.claim(ledger, owner, TestLedger.send(id, "recipient of " + id, 1));
    return id;
  }

  private static Report report(MessageId id, String sid, MessageStatus status) {
    return new Report(id, 1, sid, Optional.of(status), Optional.empty());
  }

  @Test
  void aWholeBatchIsAppliedInItsOrder() {
    MessageId delivered = claimed();
    MessageId failed = claimed();
    int unknown =
        settling.apply(
            List.of(
                report(delivered, "SM1", MessageStatus.SENT),
                report(failed, "SM2", MessageStatus.SENT),
                report(TestLedger.id(), "SM3", MessageStatus.SENT),
                report(delivered, "SM1", MessageStatus.DELIVERED),
                new Report(
                    failed, 1, "SM2", Optional.of(MessageStatus.FAILED), Optional.of(30007))));
    assertThat(unknown).isEqualTo(1);
    assertThat(database.row(delivered).proof().delivered()).isTrue();
    assertThat(database.state(delivered)).isEqualTo(SendState.ACCEPTED);
    assertThat(database.state(failed)).isEqualTo(SendState.FAILED);
    assertThat(database.row(failed).proof().errorCode()).contains(30007);
    assertThat(hasWords(delivered)).isFalse();
  }

  private boolean hasWords(MessageId id) {
    return database
        .jdbc
        .sql("select payload is not null from send where message_id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  @Test
  void repeatedBatchChangesNothing() {
    MessageId id = claimed();
    var batch = List.of(report(id, "SM1", MessageStatus.DELIVERED));
    settling.apply(batch);
    var before = database.row(id);
    settling.apply(batch);
    assertThat(database.row(id)).isEqualTo(before);
  }

  @Test
  void retryThatIsUndoneIsToldUnderItsNumberWithTheChange() {
    MessageId id = claimed();
    database
        .jdbc
        .sql("update send set state = 'WAITING', attempt = 2 where message_id = :id")
        .param("id", id.value())
        .update();
    settling.apply(List.of(report(id, "SM1", MessageStatus.SENT)));
    settling.apply(List.of(report(id, "SM1", MessageStatus.UNDELIVERED)));
    assertThat(database.state(id)).isEqualTo(SendState.FAILED);
    database.age(Duration.ofMinutes(1));
    assertThat(database.unreported().takeOld())
        .flatExtracting(Unreported.Flush::changes)
        .extracting(StatusChange::attempt, StatusChange::status)
        .containsExactlyInAnyOrder(
            tuple(2, MessageStatus.SENT), tuple(2, MessageStatus.UNDELIVERED));
  }

  @Test
  void whatTheReportShowsByItselfIsNotTold() {
    MessageId id = claimed();
    settling.apply(List.of(report(id, "SM1", MessageStatus.SENT)));
    database.age(Duration.ofMinutes(1));
    assertThat(database.unreported().takeOld()).isEmpty();
  }
}
