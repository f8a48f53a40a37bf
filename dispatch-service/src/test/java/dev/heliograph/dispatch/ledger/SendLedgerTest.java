package dev.heliograph.dispatch.ledger;

import static dev.heliograph.dispatch.ledger.TestLedger.claim;
import static dev.heliograph.dispatch.ledger.TestLedger.id;
import static dev.heliograph.dispatch.ledger.TestLedger.key;
import static dev.heliograph.dispatch.ledger.TestLedger.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.LedgerChange.Evidence;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendLedgerTest {
  private final TestLedger database = new TestLedger();
  private final Owner owner = Owner.newRun();
  private final Owner other = Owner.newRun();
  private final SendLedger ledger = database.of(owner);
  private final SendLedger others = database.of(other);
  private final Outcomes outcomes = new Outcomes(database.jdbc, owner);

  private void beat() {
    database.heartbeat(owner).beat();
    database.heartbeat(other).beat();
  }

  @BeforeEach
  void empty() {
    database.empty();
    beat();
  }

  @AfterAll
  void close() {
    database.close();
  }

  private Set<MessageId> write(To to, Turn turn, Evidence evidence) {
    return outcomes
        .write(List.of(new LedgerChange(turn, to, Duration.ofSeconds(10), evidence)))
        .keySet();
  }

  private static Evidence sid(String sid) {
    return new Evidence(Optional.of(sid), Optional.empty(), true);
  }

  @Test
  void whatIsClaimedTwiceBelongsToTheFirst() {
    MessageId id = id();
    assertThat(claim(ledger, owner, send(id, "a", 1))).isEqualTo(SendState.SENDING);
    assertThat(others.claim(Lane.NORMAL, List.of(send(id, "a", 1)), 1)).isEmpty();
    assertThat(database.state(id)).isEqualTo(SendState.SENDING);
  }

  @Test
  void anIdThatStandsTwiceInOnePollIsOneRow() {
    MessageId id = id();
    var claimed =
        ledger.claim(Lane.NORMAL, List.of(send(id, "a", 1), send(id, "a", 2)), owner.nextTurn());
    assertThat(claimed).containsOnlyKeys(id);
  }

  @Test
  void laterMessageOfTheSameRecipientWaitsOnAnyInstance() {
    assertThat(claim(ledger, owner, send(id(), "a", 1))).isEqualTo(SendState.SENDING);
    MessageId later = id();
    assertThat(claim(others, other, send(later, "a", 2))).isEqualTo(SendState.QUEUED);
    assertThat(claim(others, other, send(id(), "b", 3))).isEqualTo(SendState.SENDING);
    assertThat(others.takeQueued(Lane.NORMAL, TestLedger.LOT, 7)).isEmpty();
  }

  @Test
  void laterMessageStartsOnceTheEarlierHasEnded() {
    MessageId first = id();
    MessageId second = id();
    MessageId third = id();
    claim(ledger, owner, send(first, "a", 1));
    claim(ledger, owner, send(second, "a", 2));
    claim(ledger, owner, send(third, "a", 3));
    assertThat(write(To.ACCEPTED, new Turn(first, 1, 1 + turnsBefore()), sid("SM1")))
        .as("the turn's number is compared")
        .isEmpty();
    Turn turn = new Turn(first, 1, turnOf(first));
    assertThat(write(To.ACCEPTED, turn, sid("SM1"))).containsExactly(first);
    var taken =
        ledger.takeSuccessors(Lane.NORMAL, List.of(key("a")), TestLedger.LOT, owner.nextTurn());
    assertThat(taken).extracting(row -> row.turn().id()).containsExactly(second);
    assertThat(database.state(third)).isEqualTo(SendState.QUEUED);
  }

  private long turnsBefore() {
    return 1_000_000;
  }

  private long turnOf(MessageId id) {
    return database
        .jdbc
        .sql("select turn from send where message_id = :id")
        .param("id", id.value())
        .query(Long.class)
        .single();
  }

  @Test
  void retryOfWhatNeverReachedTheProviderHoldsLaterOnesBack() {
    MessageId first = id();
    claim(ledger, owner, send(first, "a", 1));
    write(To.WAITING, new Turn(first, 1, turnOf(first)), Evidence.NONE);
    assertThat(database.row(first).attempt()).isEqualTo(2);
    assertThat(claim(ledger, owner, send(id(), "a", 2))).isEqualTo(SendState.QUEUED);
  }

  @Test
  void uncertainOneHoldsBackForTwoMinutesFromItsClaim() {
    MessageId first = id();
    claim(ledger, owner, send(first, "a", 1));
    write(To.UNCERTAIN, new Turn(first, 1, turnOf(first)), Evidence.NONE);
    MessageId second = id();
    assertThat(claim(ledger, owner, send(second, "a", 2))).isEqualTo(SendState.QUEUED);
    database.age(Duration.ofMinutes(1));
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())).isEmpty();
    database.age(Duration.ofMinutes(1));
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn()))
        .extracting(row -> row.turn().id())
        .containsExactly(second);
  }

  @Test
  void oneTimeCodesNeitherWaitNorHoldBack() {
    claim(ledger, owner, send(id(), "a", 1));
    assertThat(claim(ledger, owner, code("a", 2))).isEqualTo(SendState.SENDING);
    assertThat(claim(ledger, owner, code("b", 1))).isEqualTo(SendState.SENDING);
    assertThat(claim(ledger, owner, send(id(), "b", 2))).isEqualTo(SendState.SENDING);
  }

  private static NewSend code(String recipient, long offset) {
    NewSend send = send(id(), recipient, offset);
    return new NewSend(
        send.id(), send.position(), send.way(), send.terms(), false, true, send.payload());
  }

  @Test
  void anotherPartitionOrLaneHoldsNothingBack() {
    claim(ledger, owner, send(id(), "a", 1));
    NewSend urgent = send(id(), "a", 2);
    var claimed = ledger.claim(Lane.URGENT, List.of(urgent), owner.nextTurn());
    assertThat(claimed).containsEntry(urgent.id(), SendState.SENDING);
  }

  @Test
  void tooLateIsNeverSendingAndExpires() {
    MessageId id = id();
    NewSend late = send(id, "a", 1, Instant.now().minusSeconds(1));
    assertThat(claim(ledger, owner, late)).isEqualTo(SendState.QUEUED);
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())).isEmpty();
    Sweeps sweeps = database.sweeps(owner);
    assertThat(sweeps.expire(sweeps.lockLate())).extracting(SendRow::id).containsExactly(id);
    assertThat(database.state(id)).isEqualTo(SendState.EXPIRED);
    assertThat(payload(id)).isEmpty();
  }

  private Optional<byte[]> payload(MessageId id) {
    return database
        .jdbc
        .sql("select payload from send where message_id = :id and payload is not null")
        .param("id", id.value())
        .query(byte[].class)
        .optional();
  }

  @Test
  void retryIsTakenWhenItIsDueAndEndsWithItsTime() {
    MessageId id = id();
    claim(ledger, owner, send(id, "a", 1));
    write(To.WAITING, new Turn(id, 1, turnOf(id)), Evidence.NONE);
    assertThat(ledger.takeWaiting(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())).isEmpty();
    database.age(Duration.ofSeconds(11));
    assertThat(ledger.takeWaiting(Lane.NORMAL, TestLedger.LOT, owner.nextTurn()))
        .extracting(row -> row.turn().attempt())
        .containsExactly(2);
  }

  @Test
  void aRetryGoesOnWithTheTraceOfItsMessage() {
    MessageId id = id();
    NewSend send = send(id, "a", 1);
    var terms =
        new NewSend.Terms(send.terms().notAfter(), Optional.empty(), Optional.of("its trace"));
    claim(
        ledger,
        owner,
        new NewSend(id, send.position(), send.way(), terms, true, true, send.payload()));
    write(To.WAITING, new Turn(id, 1, turnOf(id)), Evidence.NONE);
    database.age(Duration.ofSeconds(11));
    assertThat(ledger.takeWaiting(Lane.NORMAL, TestLedger.LOT, owner.nextTurn()))
        .extracting(RipeSend::trace)
        .containsExactly(Optional.of("its trace"));
  }

  @Test
  void nobodyElseTakesMyQueuedRowsWhileIAmAlive() {
    MessageId id = id();
    claim(ledger, owner, notWanted(send(id, "a", 1)));
    assertThat(others.takeQueued(Lane.NORMAL, TestLedger.LOT, 1)).isEmpty();
    assertThat(database.sweeps(other).takeOver()).isZero();
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())).hasSize(1);
  }

  private static NewSend notWanted(NewSend send) {
    return new NewSend(
        send.id(), send.position(), send.way(), send.terms(), true, false, send.payload());
  }

  @Test
  void silentOwnersQueuedRowsAreTakenOverAndItsSendingOnesAreLeftToAge() {
    MessageId queued = id();
    MessageId sending = id();
    claim(ledger, owner, notWanted(send(queued, "a", 1)));
    claim(ledger, owner, send(sending, "b", 2));
    database.age(Duration.ofSeconds(6), other);
    assertThat(database.sweeps(other).takeOver()).isEqualTo(1);
    assertThat(others.takeQueued(Lane.NORMAL, TestLedger.LOT, 1))
        .extracting(row -> row.turn().id())
        .containsExactly(queued);
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn()))
        .as("it wakes up and finds nothing of its own")
        .isEmpty();
    assertThat(database.sweeps(other).ageSending()).isEmpty();
    database.age(Duration.ofSeconds(40));
    assertThat(database.sweeps(other).ageSending()).extracting(SendRow::id).contains(sending);
    assertThat(database.state(sending)).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void stoppedOwnersRowsAreTakenOverAtOnce() {
    claim(ledger, owner, notWanted(send(id(), "a", 1)));
    database.heartbeat(owner).stop();
    assertThat(database.sweeps(other).takeOver()).isEqualTo(1);
  }

  @Test
  void afterAnOutageNobodyTakesWhatBelongsToTheLiving() {
    claim(ledger, owner, notWanted(send(id(), "a", 1)));
    database.age(Duration.ofMinutes(1));
    database.heartbeat(other).beat();
    assertThat(database.sweeps(other).takeOver()).isZero();
    database.age(Duration.ofSeconds(4));
    database.heartbeat(other).beat();
    assertThat(database.sweeps(other).takeOver()).isZero();
    database.age(Duration.ofSeconds(2));
    database.heartbeat(other).beat();
    assertThat(database.sweeps(other).takeOver()).as("still silent").isEqualTo(1);
  }

  @Test
  void claimThatCameAfterItsOwnerWasForgottenIsFound() {
    database.heartbeat(owner).stop();
    database.age(Duration.ofDays(2), other);
    database.jdbc.sql("update instance set started = started - interval '2 days'").update();
    database.heartbeat(other).forgetOld();
    claim(ledger, owner, notWanted(send(id(), "a", 1)));
    assertThat(database.sweeps(other).takeOver()).isZero();
    assertThat(database.sweeps(other).takeOverForgotten()).isEqualTo(1);
    assertThat(others.takeQueued(Lane.NORMAL, TestLedger.LOT, 1)).hasSize(1);
  }

  @Test
  void runThatStoppedJustNowIsNotForgotten() {
    database.jdbc.sql("update instance set started = started - interval '2 days'").update();
    database.heartbeat(owner).stop();
    database.heartbeat(other).forgetOld();
    claim(ledger, owner, notWanted(send(id(), "a", 1)));
    assertThat(database.sweeps(other).takeOver()).isEqualTo(1);
  }

  @Test
  void outcomeWithoutAnIdIsWrittenOverUncertainOfTheSameAttempt() {
    MessageId id = id();
    claim(ledger, owner, send(id, "a", 1));
    database.age(Duration.ofSeconds(46));
    database.sweeps(other).ageSending();
    var turn = new Turn(id, 1, turnOf(id));
    assertThat(write(To.ACCEPTED, turn, sid("SM1")))
        .as("an id is left to the reports: another row may have it from the list")
        .isEmpty();
    assertThat(write(To.WAITING, turn, Evidence.NONE)).containsExactly(id);
  }

  @Test
  void outcomeOfAnotherTurnAttemptOrOwnerIsRefused() {
    MessageId id = id();
    claim(ledger, owner, send(id, "a", 1));
    long turn = turnOf(id);
    assertThat(write(To.ACCEPTED, new Turn(id, 2, turn), sid("SM1"))).isEmpty();
    assertThat(write(To.ACCEPTED, new Turn(id, 1, turn + 1), sid("SM1"))).isEmpty();
    var foreign = new Outcomes(database.jdbc, other);
    var change = new LedgerChange(new Turn(id, 1, turn), To.REJECTED, Duration.ZERO, Evidence.NONE);
    assertThat(foreign.write(List.of(change))).isEmpty();
    assertThat(write(To.QUEUED, new Turn(id, 1, turn), Evidence.NONE)).containsExactly(id);
    assertThat(write(To.ACCEPTED, new Turn(id, 1, turn), sid("SM1")))
        .as("it was handed back")
        .isEmpty();
  }

  @Test
  void refusalIsKeptWithItsCodeAndWithoutTheWords() {
    MessageId id = id();
    claim(ledger, owner, send(id, "a", 1));
    var evidence = new Evidence(Optional.empty(), Optional.of(21211), true);
    write(To.REJECTED, new Turn(id, 1, turnOf(id)), evidence);
    assertThat(database.row(id).proof().errorCode()).contains(21211);
    assertThat(payload(id)).isEmpty();
  }

  @Test
  void statementWithoutAClearAnswerIsFoundByItsTurn() {
    MessageId id = id();
    long turn = owner.nextTurn();
    ledger.claim(Lane.NORMAL, List.of(send(id, "a", 1)), turn);
    assertThat(ledger.begunBy(List.of(turn))).containsExactly(new Turn(id, 1, turn));
    assertThat(others.begunBy(List.of(turn))).isEmpty();
  }

  @Test
  void ownersThatSpeakAtOnceClaimEachMessageOnce() throws Exception {
    List<NewSend> sends = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sends.add(send(id(), "recipient " + i, i));
    }
    List<Integer> counts = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var claims = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 6; i++) {
        var mine = new ArrayList<>(sends);
        Collections.shuffle(mine, new java.util.Random(i));
        Owner claimant = Owner.newRun();
        claims.add(
            threads.submit(
                () -> database.of(claimant).claim(Lane.NORMAL, mine, claimant.nextTurn()).size()));
      }
      for (Future<Integer> claimed : claims) {
        counts.add(claimed.get());
      }
    }
    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
  }

  /** Rows of one person that belong to two instances, as after a rebalance. */
  @Test
  void twoInstancesThatTakeOnePersonsRowsAtOnceStartThemInTheirOrder() throws Exception {
    for (int round = 0; round < 20; round++) {
      String person = "person " + round;
      MessageId first = id();
      claim(ledger, owner, notWanted(send(first, person, 1)));
      claim(others, other, notWanted(send(id(), person, 2)));
      claim(ledger, owner, notWanted(send(id(), person, 3)));
      var taken = new ArrayList<RipeSend>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var together = new CyclicBarrier(2);
        var takes = new ArrayList<Future<List<RipeSend>>>();
        takes.add(threads.submit(() -> takeTogether(together, ledger, owner, person)));
        takes.add(threads.submit(() -> takeTogether(together, others, other, person)));
        for (Future<List<RipeSend>> take : takes) {
          taken.addAll(take.get());
        }
      }
      assertThat(taken).extracting(row -> row.turn().id()).containsExactly(first);
    }
  }

  private static List<RipeSend> takeTogether(
      CyclicBarrier together, SendLedger by, Owner turns, String person) throws Exception {
    together.await();
    return by.takeSuccessors(Lane.NORMAL, List.of(key(person)), TestLedger.LOT, turns.nextTurn());
  }

  @Test
  void successorsOfManyPeopleAreTakenUpToTheMost() {
    var keys = new ArrayList<RecipientKey>();
    for (int i = 0; i < 5; i++) {
      claim(ledger, owner, notWanted(send(id(), "person " + i, i)));
      keys.add(key("person " + i));
    }
    assertThat(
            ledger.takeSuccessors(
                Lane.NORMAL, keys, Lot.of(List.of(TestLedger.WAY.route()), 3), owner.nextTurn()))
        .hasSize(3);
    assertThat(
            ledger.takeSuccessors(
                Lane.NORMAL, keys, Lot.of(List.of(TestLedger.WAY.route()), 3), owner.nextTurn()))
        .hasSize(2);
  }

  @Test
  void whatTheProviderHasIsNeverTaken() {
    for (String column : List.of("flagged", "delivered")) {
      MessageId id = id();
      claim(ledger, owner, notWanted(send(id, column, 1)));
      database
          .jdbc
          .sql("update send set %s = true where message_id = :id".formatted(column))
          .param("id", id.value())
          .update();
    }
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())).isEmpty();
  }

  /**
   * The rows lie in the table, and stand in the flush, in the opposite order: the one that is held
   * elsewhere must be waited for before any other is locked.
   */
  @Test
  void flushLocksItsRowsInTheOrderOfTheirIds() throws Exception {
    List<MessageId> ids =
        Stream.generate(TestLedger::id)
            .limit(50)
            .sorted(Comparator.comparing(MessageId::toString).reversed())
            .toList();
    ids.forEach(id -> claim(ledger, owner, send(id, "recipient of " + id, 1)));
    List<LedgerChange> changes =
        ids.stream()
            .map(id -> new Turn(id, 1, turnOf(id)))
            .map(t -> new LedgerChange(t, To.ACCEPTED, Duration.ZERO, sid("SM" + t.id())))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Map<MessageId, SendState>> flush =
          database.transactions.run(
              () -> {
                assertThat(lockable(List.of(ids.getLast()))).isEqualTo(1);
                var waiting = threads.submit(() -> outcomes.write(changes));
                await().until(this::somebodyWaitsForALock);
                assertThat(lockable(ids)).isEqualTo(50);
                return waiting;
              });
      assertThat(flush.get()).hasSize(50);
    }
  }

  private int lockable(List<MessageId> ids) {
    return database
        .jdbc
        .sql(
            """
            select message_id from send where message_id = any(cast(:ids as uuid[]))
            for update skip locked
            """)
        .param("ids", Columns.texts(ids, MessageId::toString))
        .query((row, number) -> Columns.messageId(row))
        .list()
        .size();
  }

  private boolean somebodyWaitsForALock() {
    return database
        .jdbc
        .sql(
            """
            select exists (select 1 from pg_stat_activity
                           where datname = current_database() and wait_event_type = 'Lock')
            """)
        .query(Boolean.class)
        .single();
  }
}
