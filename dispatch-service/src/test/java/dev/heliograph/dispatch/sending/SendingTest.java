package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.Evidence;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.NewSend;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.settling.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

@Timeout(60)
class SendingTest {
  private static final String ANN = "+15551230001";
  private static final String BOB = "+15551230002";

  private static final TestLedger DATABASE = new TestLedger();

  private final FakeSmsGateway gateway = new FakeSmsGateway();
  private final Instance instance = new Instance(DATABASE, gateway);

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private List<MessageStatus> reported(Instance by, OutboundMessage message) {
    return by.reported.stream()
        .filter(change -> change.messageId().equals(message.id()))
        .map(StatusChange::status)
        .toList();
  }

  @Test
  void redeliveredMessageIsSentOnce() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    instance.poll(message);
    instance.poll(message, message);
    instance.finishCalls();
    instance.poll(message);
    assertThat(gateway.bodies()).containsExactly("hello");
    assertThat(reported(instance, message)).containsExactly(MessageStatus.ACCEPTED);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
  }

  @Test
  void acceptedTellsTheProvidersId() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    instance.poll(message);
    instance.finishCalls();
    var answer = instance.reported.getFirst().reason().provider().orElseThrow();
    assertThat(answer.provider()).isEqualTo("fake");
    assertThat(answer.providerId()).contains("SM-" + message.id() + "-1");
    assertThat(instance.reported.getFirst().attempt()).isEqualTo(1);
  }

  @Test
  void messagesToOnePersonGoOneAfterTheOther() throws InterruptedException {
    instance.poll(message(ANN, "1"), message(ANN, "2"), message(BOB, "b"), message(ANN, "3"));
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactlyInAnyOrder("1", "b");
    for (int next = 2; next <= 3; next++) {
      assertThat(instance.wakeUp.tryAcquire()).as("the owner wakes successors").isTrue();
      instance.feeder.feedSuccessors();
      instance.finishCalls();
    }
    assertThat(gateway.bodies().stream().filter(body -> !body.equals("b")))
        .containsExactly("1", "2", "3");
  }

  @Test
  void scanFindsSuccessorsThatNobodyWakes() throws InterruptedException {
    instance.poll(message(ANN, "1"), message(ANN, "2"));
    instance.finishCalls();
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("1", "2");
  }

  @Test
  void differentPeopleAreTextedAtTheSameTime() throws InterruptedException {
    var together = new CountDownLatch(5);
    gateway.does(
        sms -> {
          together.countDown();
          return await(together) ? FakeSmsGateway.accept(sms) : new Rejected(1);
        });
    var poll = new ArrayList<OutboundMessage>();
    for (int i = 0; i < 5; i++) {
      poll.add(message("+1555123001" + i, "hello"));
    }
    instance.poll(poll.toArray(OutboundMessage[]::new));
    instance.finishCalls();
    assertThat(poll)
        .allSatisfy(
            message -> assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void whatWasNotSentIsTriedAgainWhenDue() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(sms -> NotSent.because(Cause.UNREACHABLE));
    instance.poll(message);
    instance.finishCalls();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.WAITING);
    gateway.does(FakeSmsGateway::accept);
    DATABASE.age(Duration.ofSeconds(2));
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.sent()).extracting(OutboundSms::attempt).containsExactly(1, 2);
    assertThat(instance.reported)
        .extracting(StatusChange::attempt, StatusChange::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, MessageStatus.RETRYING),
            org.assertj.core.groups.Tuple.tuple(2, MessageStatus.ACCEPTED));
  }

  @Test
  void retryGoesWithTheTimeThatItsRowHasByThen() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(sms -> NotSent.because(Cause.UNREACHABLE));
    instance.poll(message);
    instance.finishCalls();
    var until = Instant.parse("2099-01-01T00:00:00Z");
    DATABASE
        .jdbc
        .sql("update send set not_after = '2099-01-01T00:00:00Z' where message_id = :id")
        .param("id", message.id().value())
        .update();
    DATABASE.age(Duration.ofSeconds(2));
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.sent())
        .extracting(OutboundSms::notAfter)
        .containsExactly(message.handling().notAfter(), until);
  }

  @Test
  void pauseThatTheProviderAsksForIsKept() throws InterruptedException {
    gateway.does(
        sms ->
            new NotSent(Cause.THROTTLED, Optional.of(20429), Optional.of(Duration.ofSeconds(30))));
    instance.poll(message(ANN, "hello"));
    instance.finishCalls();
    DATABASE.age(Duration.ofSeconds(25));
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.sent()).hasSize(1);
    DATABASE.age(Duration.ofSeconds(7));
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.sent()).hasSize(2);
  }

  @Test
  void refusedForNowIsRefusedForGoodAfterThreeAnswers() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(sms -> new NotSent(Cause.REFUSED_FOR_NOW, Optional.of(21611), Optional.empty()));
    instance.poll(message);
    for (int i = 0; i < 5; i++) {
      instance.finishCalls();
      DATABASE.age(Duration.ofMinutes(5));
      instance.feeder.feed();
    }
    instance.finishCalls();
    assertThat(gateway.sent()).hasSize(3);
    assertThat(reported(instance, message))
        .containsExactly(MessageStatus.RETRYING, MessageStatus.RETRYING, MessageStatus.REJECTED);
  }

  @Test
  void uncertainIsNeverSentAgainAndAdoptedByItsReport() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(sms -> new Uncertain("read_timeout"));
    instance.poll(message);
    instance.finishCalls();
    for (int minutes = 0; minutes < 10; minutes++) {
      DATABASE.age(Duration.ofMinutes(1));
      instance.housekeeping.tick();
      instance.feeder.feed();
      instance.finishCalls();
    }
    assertThat(gateway.sent()).hasSize(1);
    assertThat(reported(instance, message)).containsExactly(MessageStatus.UNCERTAIN);
    instance.settling.apply(List.of(Report.accepted(message.id(), 1, "SM1")));
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
  }

  @Test
  void faultInAnAdapterIsUncertain() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(
        sms -> {
          throw new IllegalStateException("a bug");
        });
    instance.poll(message);
    instance.finishCalls();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void errorInAnAdapterIsUncertain() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(
        sms -> {
          throw new LinkageError("a bug");
        });
    instance.poll(message);
    instance.finishCalls();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void reportBeforeOurOwnAnswerIsNotDisturbedByIt() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(
        sms -> {
          instance.settling.apply(
              List.of(
                  new Report(
                      sms.id(),
                      sms.attempt(),
                      FakeSmsGateway.sid(sms),
                      Optional.of(MessageStatus.UNDELIVERED),
                      Optional.of(30003))));
          return FakeSmsGateway.accept(sms);
        });
    instance.poll(message);
    instance.finishCalls();
    var row = DATABASE.row(message.id());
    assertThat(row.state()).isEqualTo(SendState.FAILED);
    assertThat(row.proof().sids()).hasSize(1);
    assertThat(row.proof().flagged()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageStatus.class,
      names = {"SENT", "DELIVERED"})
  void reportOfAnEarlierAttemptDuringALaterOneThatIsNotSentEndsTheRetries(MessageStatus reported)
      throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(sms -> NotSent.because(Cause.UNREACHABLE));
    instance.poll(message);
    instance.finishCalls();
    var late = new Report(message.id(), 1, "SM1", Optional.of(reported), Optional.empty());
    gateway.does(
        sms -> {
          instance.settling.apply(List.of(late));
          return NotSent.because(Cause.UNREACHABLE);
        });
    for (int i = 0; i < 3; i++) {
      DATABASE.age(Duration.ofMinutes(6));
      instance.feeder.feed();
      instance.finishCalls();
    }
    assertThat(gateway.sent()).hasSize(2);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
    assertThat(DATABASE.row(message.id()).attempt()).isEqualTo(2);
    assertThat(reported(instance, message))
        .containsExactly(MessageStatus.RETRYING, MessageStatus.ACCEPTED);
  }

  @Test
  void whatIsTooLateIsNeverSent() throws InterruptedException {
    OutboundMessage message = message(TestLedger.id(), ANN, "hello", Instant.now().minusSeconds(1));
    instance.poll(message);
    instance.feeder.feed();
    instance.housekeeping.tick();
    instance.finishCalls();
    assertThat(gateway.sent()).isEmpty();
    assertThat(reported(instance, message)).containsExactly(MessageStatus.EXPIRED);
  }

  @Test
  void switchedOffItWaitsInTheLedgerUntilItIsSwitchedOnAgain() throws InterruptedException {
    var off = new Instance.Options(false, 20, Duration.ofSeconds(5), DATABASE.transactions);
    var switchedOff = new Instance(DATABASE, gateway, off);
    OutboundMessage message = message(ANN, "hello");
    switchedOff.poll(message);
    switchedOff.feeder.feed();
    switchedOff.finishCalls();
    assertThat(gateway.sent()).isEmpty();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.QUEUED);
    DATABASE.age(Duration.ofSeconds(6), instance.owner);
    instance.housekeeping.tick();
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("hello");
  }

  @Test
  void whatHasNoPermitWaitsInTheLedger() throws InterruptedException {
    var few = new Instance.Options(true, 4, Duration.ofSeconds(5), DATABASE.transactions);
    var narrow = new Instance(DATABASE, gateway, few);
    var gate = new CountDownLatch(1);
    gateway.does(sms -> await(gate) ? FakeSmsGateway.accept(sms) : new Rejected(1));
    var poll = new ArrayList<OutboundMessage>();
    for (int i = 0; i < 10; i++) {
      poll.add(message("+1555123001" + i, "hello"));
    }
    narrow.poll(poll.toArray(OutboundMessage[]::new));
    assertThat(narrow.permits.free(Use.NORMAL)).isZero();
    assertThat(poll.stream().filter(one -> DATABASE.state(one.id()) == SendState.SENDING).count())
        .isEqualTo(3);
    gate.countDown();
    narrow.finishCalls();
    Optional<Use> more = narrow.feeder.feed();
    while (more.isPresent()) {
      narrow.finishCalls();
      more = narrow.feeder.feedMore();
    }
    narrow.finishCalls();
    assertThat(gateway.sent()).hasSize(10);
  }

  @Test
  void retriesWithoutEndLeaveRoomForNewTexts() throws InterruptedException {
    var few = new Instance.Options(true, 6, Duration.ofSeconds(5), DATABASE.transactions);
    var narrow = new Instance(DATABASE, gateway, few);
    gateway.does(sms -> NotSent.because(Cause.THROTTLED));
    for (int i = 0; i < 10; i++) {
      narrow.poll(message("+1555123001" + i, "again"));
      narrow.finishCalls();
    }
    DATABASE.age(Duration.ofSeconds(2));
    var gate = new CountDownLatch(1);
    gateway.does(sms -> await(gate) ? FakeSmsGateway.accept(sms) : new Rejected(1));
    assertThat(narrow.feeder.feed()).contains(Use.NORMAL_AGAIN);
    OutboundMessage fresh = message(ANN, "new");
    narrow.poll(fresh);
    assertThat(DATABASE.state(fresh.id())).isEqualTo(SendState.SENDING);
    gate.countDown();
    narrow.finishCalls();
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefusedAndTold() throws InterruptedException {
    OutboundMessage first = Messages.withRequestHash(message(ANN, "hello"), "aa");
    OutboundMessage other =
        Messages.withRequestHash(
            message(first.id(), ANN, "something else", first.handling().notAfter()), "bb");
    instance.poll(first);
    instance.poll(first, other);
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("hello");
    StatusChange conflict = instance.reported.getFirst();
    assertThat(conflict.attempt()).isZero();
    assertThat(conflict.status()).isEqualTo(MessageStatus.REJECTED);
    assertThat(conflict.reason().code()).contains("idempotency_conflict");
    assertThat(instance.reported).hasSize(2);
  }

  @Test
  void bothBodiesInOnePollSendTheFirstAlone() throws InterruptedException {
    OutboundMessage first = Messages.withRequestHash(message(ANN, "hello"), "aa");
    OutboundMessage other =
        Messages.withRequestHash(
            message(first.id(), BOB, "something else", first.handling().notAfter()), "bb");
    instance.poll(first, other);
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("hello");
    assertThat(reported(instance, first))
        .containsExactlyInAnyOrder(MessageStatus.REJECTED, MessageStatus.ACCEPTED);
  }

  @Test
  void callThatWouldStartTooLateIsHandedBack() throws InterruptedException {
    var late = new Instance.Options(true, 20, Duration.ZERO, DATABASE.transactions);
    var slow = new Instance(DATABASE, gateway, late);
    OutboundMessage message = message(ANN, "hello");
    slow.poll(message);
    slow.finishCalls();
    assertThat(gateway.sent()).isEmpty();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.QUEUED);
    assertThat(slow.reported).isEmpty();
  }

  @Test
  void stoppedSenderHandsBackWhatItHasNotBegun() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    instance.sender.stopBeginning();
    instance.poll(message);
    instance.finishCalls();
    assertThat(gateway.sent()).isEmpty();
    assertThat(DATABASE.row(message.id()).attempt()).isEqualTo(1);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.QUEUED);
  }

  @Test
  void claimWithoutAClearAnswerIsSentOnce() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    instance.connections.loseNext();
    assertThatThrownBy(() -> instance.poll(message)).isInstanceOf(DataAccessException.class);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.SENDING);
    sendWhatNobodyStarted(message);
    instance.poll(message);
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("hello");
  }

  @Test
  void takeWithoutAClearAnswerIsSentOnce() throws InterruptedException {
    OutboundMessage message = message(ANN, "hello");
    gateway.does(sms -> NotSent.because(Cause.UNREACHABLE));
    instance.poll(message);
    instance.finishCalls();
    gateway.does(FakeSmsGateway::accept);
    DATABASE.age(Duration.ofSeconds(2));
    instance.connections.loseNext();
    assertThatThrownBy(instance.feeder::feed).isInstanceOf(DataAccessException.class);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.SENDING);
    sendWhatNobodyStarted(message);
    assertThat(gateway.sent()).extracting(OutboundSms::attempt).containsExactly(1, 2);
  }

  private void sendWhatNobodyStarted(OutboundMessage message) throws InterruptedException {
    instance.housekeeping.tick();
    instance.housekeeping.tick();
    instance.outcomes.flushAll();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.QUEUED);
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
  }

  /** A fault that stays must not keep the others waiting as if the database were away. */
  @Test
  void outcomeThatCannotBeWrittenStopsNoOther() throws InterruptedException {
    var failures = new AtomicInteger();
    TransactionOperations faulty =
        new TransactionOperations() {
          @Override
          public <T extends @org.jspecify.annotations.Nullable Object> T execute(
              TransactionCallback<T> action) {
            if (failures.incrementAndGet() <= 2) { // the group, and the first of it alone
              throw new IllegalStateException("cannot be written");
            }
            return DATABASE.transactions.run(
                () ->
                    action.doInTransaction(
                        new org.springframework.transaction.support.SimpleTransactionStatus()));
          }
        };
    var options = new Instance.Options(true, 20, Duration.ofSeconds(5), new Transactions(faulty));
    var unlucky = new Instance(DATABASE, gateway, options);
    NewSend first = TestLedger.send(TestLedger.id(), "a", 1);
    NewSend second = TestLedger.send(TestLedger.id(), "b", 2);
    long turn = unlucky.owner.nextTurn();
    unlucky.ledger.claim(Lane.NORMAL, List.of(first, second), turn);
    unlucky.outcomes.add(accepted(first, turn));
    unlucky.outcomes.add(accepted(second, turn));
    unlucky.outcomes.flushAll();
    assertThat(DATABASE.state(first.id())).isEqualTo(SendState.SENDING);
    assertThat(DATABASE.state(second.id())).isEqualTo(SendState.ACCEPTED);
  }

  private static Ended accepted(NewSend send, long turn) {
    var evidence = new Evidence(Optional.of("SM" + send.id()), Optional.empty(), true);
    var change =
        new LedgerChange(new Turn(send.id(), 1, turn), To.ACCEPTED, Duration.ZERO, evidence);
    return Ended.withoutPermit(change);
  }

  /** What it began is never sent again by anyone; what it had not begun is sent once. */
  @Test
  void instanceThatDiesInMidFlowLosesAndDoublesNothing() throws InterruptedException {
    var few = new Instance.Options(true, 6, Duration.ofSeconds(5), DATABASE.transactions);
    var dying = new Instance(DATABASE, gateway, few);
    var poll = new ArrayList<OutboundMessage>();
    for (int i = 0; i < 10; i++) {
      poll.add(message("+1555123001" + i, "message " + i));
    }
    dying.poll(poll.toArray(OutboundMessage[]::new));
    org.awaitility.Awaitility.await().until(() -> gateway.sent().size() == 5);
    // it dies here: five were sent, and not one outcome is written
    instance.poll(poll.toArray(OutboundMessage[]::new));
    for (int i = 0; i < 4; i++) {
      DATABASE.age(Duration.ofSeconds(20), instance.owner);
      instance.housekeeping.tick();
      instance.feeder.feed();
      instance.finishCalls();
    }
    assertThat(gateway.bodies()).hasSize(10).doesNotHaveDuplicates();
    var uncertain =
        poll.stream().filter(one -> DATABASE.state(one.id()) == SendState.UNCERTAIN).toList();
    assertThat(uncertain).hasSize(5);
    instance.settling.apply(
        uncertain.stream().map(one -> Report.accepted(one.id(), 1, "SM" + one.id())).toList());
    assertThat(poll)
        .allSatisfy(one -> assertThat(DATABASE.state(one.id())).isEqualTo(SendState.ACCEPTED));
  }

  @Test
  void outcomesOutliveAnOutageOfTheDatabase() throws InterruptedException {
    writesAllTheSame(new Flaky(false));
  }

  @Test
  void outcomesOutliveACommitWhoseAnswerWasLost() throws InterruptedException {
    writesAllTheSame(new Flaky(true));
  }

  private void writesAllTheSame(Flaky flaky) throws InterruptedException {
    var options = new Instance.Options(true, 20, Duration.ofSeconds(5), new Transactions(flaky));
    var unlucky = new Instance(DATABASE, gateway, options);
    OutboundMessage message = message(ANN, "hello");
    unlucky.poll(message);
    unlucky.finishCalls();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
    assertThat(reported(unlucky, message)).containsExactly(MessageStatus.ACCEPTED);
    assertThat(flaky.failures.get()).isPositive();
  }

  /** The answer to a commit was lost, and another instance has published the flush meanwhile. */
  @Test
  void flushThatAnotherInstanceHasPublishedIsNeitherRepeatedNorLookedForForever()
      throws InterruptedException {
    var flaky = new Flaky(true);
    var swept =
        new TransactionOperations() {
          @Override
          public <T extends @org.jspecify.annotations.Nullable Object> T execute(
              TransactionCallback<T> action) {
            try {
              return flaky.execute(action);
            } catch (DataAccessResourceFailureException lost) {
              DATABASE.jdbc.sql("delete from unreported").update();
              throw lost;
            }
          }
        };
    var options = new Instance.Options(true, 20, Duration.ofSeconds(5), new Transactions(swept));
    var unlucky = new Instance(DATABASE, gateway, options);
    OutboundMessage message = message(ANN, "hello");
    unlucky.poll(message);
    unlucky.finishCalls();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
    assertThat(DATABASE.row(message.id()).proof().flagged()).isFalse();
    assertThat(reported(unlucky, message)).isEmpty();
    assertThat(unlucky.permits.free()).isEqualTo(20);
  }

  /** Fails twice, before or after the commit. */
  private static final class Flaky implements TransactionOperations {
    private final boolean afterCommit;
    private final AtomicInteger failures = new AtomicInteger();

    Flaky(boolean afterCommit) {
      this.afterCommit = afterCommit;
    }

    @Override
    public <T extends @org.jspecify.annotations.Nullable Object> T execute(
        TransactionCallback<T> action) {
      boolean fails = failures.getAndIncrement() < (afterCommit ? 1 : 2);
      if (fails && !afterCommit) {
        throw new DataAccessResourceFailureException("away");
      }
      T result = DATABASE.transactions.run(() -> action.doInTransaction(noStatus()));
      if (fails) {
        throw new DataAccessResourceFailureException("the answer was lost");
      }
      return result;
    }

    private TransactionStatus noStatus() {
      return new org.springframework.transaction.support.SimpleTransactionStatus();
    }
  }

  @Test
  void statusChangesThatTheBrokerDidNotTakeAreTakenLater() throws InterruptedException {
    MessageId id = TestLedger.id();
    var change = new StatusReports(java.time.Clock.systemUTC(), "fake").conflict(id);
    DATABASE
        .unreported()
        .add(
            new dev.heliograph.dispatch.ledger.Unreported.Flush(
                UUID.randomUUID(), List.of(change)));
    DATABASE.age(Duration.ofSeconds(31));
    instance.housekeeping.tick();
    instance.finishCalls();
    assertThat(instance.reported).containsExactly(change);
    instance.housekeeping.tick();
    assertThat(DATABASE.jdbc.sql("select count(*) from unreported").query(Integer.class).single())
        .isZero();
  }
}
