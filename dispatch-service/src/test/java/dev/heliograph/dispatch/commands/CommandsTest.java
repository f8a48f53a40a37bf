package dev.heliograph.dispatch.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command.Asked;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.CommandedRows;
import dev.heliograph.dispatch.ledger.NewSend;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import dev.heliograph.dispatch.settling.Report;
import dev.heliograph.dispatch.settling.Settling;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a row that somebody wants tried again, or called back. */
class CommandsTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final int NOT_REGISTERED = 30034; // not permanent, and not tried again by itself
  private static final int UNKNOWN_NUMBER = 30005; // permanent

  private final Owner owner = Owner.newRun();
  private final SendLedger ledger = DATABASE.of(owner);
  private final ToldVerdicts told = new ToldVerdicts();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Commands commands = commandsOf(owner, told);
  private final Settling settling =
      new Settling(
          new Standings(DATABASE.jdbc),
          DATABASE.transactions,
          DATABASE.unreported(),
          new SilentTeller());

  private Commands commandsOf(Owner owner, CommandTeller teller) {
    return commandsOf(owner, teller, Duration.ZERO);
  }

  private Commands commandsOf(Owner owner, CommandTeller teller, Duration patience) {
    var rows = new CommandedRows(DATABASE.jdbc, owner);
    return new Commands(
        new Commands.Ledger(rows, DATABASE.transactions, DATABASE.unreported()),
        new Ruling(Clock.systemUTC()),
        teller,
        new CommandMeter(meters),
        patience);
  }

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static NewSend message(MessageId id) {
    return TestLedger.send(id, "recipient of " + id, 1, Instant.now().plusSeconds(3600));
  }

  private MessageId sending() {
    MessageId id = TestLedger.id();
    TestLedger.claim(ledger, owner, message(id));
    return id;
  }

  private MessageId failed(int code) {
    MessageId id = sending();
    report(id, 1, MessageStatus.SENT, Optional.empty());
    report(id, 1, MessageStatus.UNDELIVERED, Optional.of(code));
    return id;
  }

  private void report(MessageId id, int attempt, MessageStatus status, Optional<Integer> code) {
    settling.apply(
        List.of(new Report(id, attempt, "SM" + attempt + id, Optional.of(status), code)));
  }

  private MessageId queued() {
    MessageId id = TestLedger.id();
    NewSend send = message(id);
    TestLedger.claim(
        ledger,
        owner,
        new NewSend(id, send.position(), send.way(), send.terms(), true, false, send.payload()));
    return id;
  }

  private static RetryRequested retry(MessageId id, int attempt) {
    return new RetryRequested(id, attempt, Instant.now().plus(Duration.ofDays(2)), asked());
  }

  private static CancelRequested cancel(MessageId id, int attempt) {
    return new CancelRequested(id, attempt, asked());
  }

  private static Asked asked() {
    return new Asked(Instant.now(), "support");
  }

  private SendRow row(MessageId id) {
    return DATABASE.row(id);
  }

  private void set(MessageId id, String what) {
    DATABASE
        .jdbc
        .sql("update send set " + what + " where message_id = :id")
        .param("id", id.value())
        .update();
  }

  private boolean hasWords(MessageId id) {
    return DATABASE
        .jdbc
        .sql("select payload is not null from send where message_id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  private List<RipeSend> due() {
    return ledger.takeWaiting(Lane.NORMAL, TestLedger.LOT, owner.nextTurn());
  }

  private List<StatusChange> told() {
    return told.published.stream().map(Flush::changes).flatMap(List::stream).toList();
  }

  private List<String> codes() {
    return told().stream().map(change -> change.reason().code().orElse("")).toList();
  }

  private String lastDetail() {
    return told().getLast().reason().detail().orElse("");
  }

  @Test
  void failedMessageIsTriedAgainAtOnceUnderTheNextNumberWithItsNewTime() {
    MessageId id = failed(NOT_REGISTERED);
    set(id, "not_after = now() - interval '1 hour', answers = 3");
    RetryRequested command = retry(id, 1);
    commands.carryOut(List.of(command));
    assertThat(told())
        .extracting(StatusChange::messageId, StatusChange::attempt, StatusChange::status)
        .containsExactly(tuple(id, 2, MessageStatus.RETRYING));
    List<RipeSend> due = due();
    assertThat(due).hasSize(1);
    assertThat(due.getFirst().turn().attempt()).isEqualTo(2);
    assertThat(due.getFirst().answers()).isZero();
    assertThat(Duration.between(due.getFirst().notAfter(), command.notAfter()).abs())
        .isLessThan(Duration.ofMillis(1));
  }

  @Test
  void verdictIsWrittenWithTheRow() {
    MessageId id = failed(NOT_REGISTERED);
    commands.carryOut(List.of(retry(id, 1)));
    DATABASE.age(Duration.ofMinutes(1));
    assertThat(DATABASE.unreported().takeOld())
        .extracting(Flush::id)
        .containsExactly(told.published.getFirst().id());
  }

  @Test
  void sameCommandTwiceIsDoneAndToldOnce() {
    MessageId id = failed(NOT_REGISTERED);
    RetryRequested command = retry(id, 1);
    commands.carryOut(List.of(command, command));
    commands.carryOut(List.of(command));
    assertThat(due()).hasSize(1);
    commands.carryOut(List.of(command));
    assertThat(row(id).state()).isEqualTo(SendState.SENDING);
    assertThat(codes()).containsExactly("retry_requested");
    assertThat(count("retry", "repeated")).isEqualTo(3);
  }

  private double count(String command, String outcome) {
    return meters
        .get("heliograph.dispatch.commands")
        .tag("command", command)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  @Test
  void twoRetriesAtOnceAreOneAttempt() throws InterruptedException, ExecutionException {
    for (int round = 0; round < 20; round++) {
      MessageId id = failed(NOT_REGISTERED);
      var mine = new ToldVerdicts();
      var theirs = new ToldVerdicts();
      atOnce(
          () -> commandsOf(owner, mine).carryOut(List.of(retry(id, 1))),
          () -> commandsOf(Owner.newRun(), theirs).carryOut(List.of(retry(id, 1))));
      assertThat(row(id).state()).isEqualTo(SendState.WAITING);
      assertThat(row(id).attempt()).isEqualTo(2);
      assertThat(mine.published.size() + theirs.published.size()).isEqualTo(1);
    }
  }

  private static void atOnce(Runnable one, Runnable other)
      throws InterruptedException, ExecutionException {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (Runnable each : List.of(one, other)) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  each.run();
                  return true;
                }));
      }
      start.countDown();
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  /** Status has read the report that dispatch is about to read. */
  @Test
  void retryAheadOfItsFailureWaitsForIt() throws InterruptedException {
    MessageId id = sending();
    report(id, 1, MessageStatus.SENT, Optional.empty());
    Commands patient = commandsOf(owner, told, Duration.ofSeconds(30));
    Thread asking = Thread.ofPlatform().start(() -> patient.carryOut(List.of(retry(id, 1))));
    await()
        .until(
            () ->
                asking.getState() == Thread.State.TIMED_WAITING
                    || asking.getState() == Thread.State.TERMINATED);
    report(id, 1, MessageStatus.UNDELIVERED, Optional.of(NOT_REGISTERED));
    asking.join();
    assertThat(codes()).containsExactly("retry_requested");
    assertThat(due()).hasSize(1);
  }

  @Test
  void retryOfWhatDoesNotFailIsRefusedOnceItHasWaited() {
    MessageId id = sending();
    report(id, 1, MessageStatus.SENT, Optional.empty());
    commandsOf(owner, told, Duration.ofMillis(1)).carryOut(List.of(retry(id, 1)));
    assertThat(codes()).containsExactly("refused");
    assertThat(lastDetail()).isEqualTo("the provider has it");
  }

  @Test
  void commandOfAnOlderAttemptIsRefused() {
    MessageId id = failed(NOT_REGISTERED);
    commands.carryOut(List.of(retry(id, 1)));
    due();
    report(id, 2, MessageStatus.SENT, Optional.empty());
    report(id, 2, MessageStatus.UNDELIVERED, Optional.of(NOT_REGISTERED));
    commands.carryOut(List.of(retry(id, 2)));
    due();
    report(id, 3, MessageStatus.SENT, Optional.empty());
    report(id, 3, MessageStatus.UNDELIVERED, Optional.of(NOT_REGISTERED));
    commands.carryOut(List.of(retry(id, 1)));
    assertThat(row(id).state()).isEqualTo(SendState.FAILED);
    assertThat(codes()).containsExactly("retry_requested", "retry_requested", "refused");
    assertThat(lastDetail()).contains("attempt 1 is not the last");
  }

  @Test
  void whatIsTriedAgainByItselfIsNotTriedAgainByHandToo() {
    MessageId id = failed(NOT_REGISTERED);
    set(id, "state = 'WAITING', attempt = 2");
    commands.carryOut(List.of(retry(id, 1)));
    assertThat(row(id).attempt()).isEqualTo(2);
    assertThat(codes()).containsExactly("refused");
  }

  @Test
  void deliveredThatComesBeforeTheRetryEndsIt() {
    MessageId id = failed(NOT_REGISTERED);
    report(id, 1, MessageStatus.DELIVERED, Optional.empty());
    commands.carryOut(List.of(retry(id, 1)));
    assertThat(lastDetail()).isEqualTo("it has been delivered");
    assertThat(due()).isEmpty();
  }

  @Test
  void deliveredThatComesAfterTheRetryEndsItToo() {
    MessageId id = failed(NOT_REGISTERED);
    commands.carryOut(List.of(retry(id, 1)));
    report(id, 1, MessageStatus.DELIVERED, Optional.empty());
    assertThat(due()).isEmpty();
    assertThat(row(id).proof().delivered()).isTrue();
  }

  @Test
  void retryBesideALateDeliveredSendsNothingTwice()
      throws InterruptedException, ExecutionException {
    for (int round = 0; round < 20; round++) {
      MessageId id = failed(NOT_REGISTERED);
      atOnce(
          () -> commands.carryOut(List.of(retry(id, 1))),
          () -> report(id, 1, MessageStatus.DELIVERED, Optional.empty()));
      assertThat(due()).isEmpty();
      assertThat(row(id).proof().delivered()).isTrue();
      assertThat(row(id).state()).isIn(SendState.ACCEPTED, SendState.FAILED);
    }
  }

  @Test
  void whatWouldFailAgainOrHasNoWordsOrIsTooLateOrMayBeOutTwiceIsRefused() {
    MessageId permanent = failed(UNKNOWN_NUMBER);
    set(permanent, "route = 'twilio/main'"); // whose table has it
    MessageId wordless = failed(NOT_REGISTERED);
    set(wordless, "payload = null");
    MessageId twice = failed(NOT_REGISTERED);
    set(twice, "flagged = true");
    MessageId late = failed(NOT_REGISTERED);
    commands.carryOut(
        List.of(
            retry(permanent, 1),
            retry(wordless, 1),
            retry(twice, 1),
            new RetryRequested(late, 1, Instant.now().minusSeconds(1), asked()),
            retry(TestLedger.id(), 1)));
    assertThat(told())
        .extracting(change -> change.reason().detail().orElse(""))
        .containsExactly(
            "it would fail again: Unknown number",
            "its words are no longer kept",
            "the provider may have it more than once",
            "its time has passed",
            "it has not come to be sent");
    assertThat(due()).isEmpty();
  }

  /** Else the person would have it twice. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, false",
        "QUEUED, false",
        "SENDING, false",
        "ACCEPTED, false",
        "UNCERTAIN, false",
        "REJECTED, true",
        "EXPIRED, true"
      })
  void whatAMailWentOutInThePlaceOfIsTriedAgainOnlyWhereTheMailFailedToo(
      @Nullable String mail, boolean again) {
    MessageId id = failed(NOT_REGISTERED);
    MessageId instead = TestLedger.id();
    fallBack(id, instead);
    if (mail != null) {
      TestLedger.claim(ledger, owner, message(instead));
      set(instead, "state = '" + mail + "'");
    }
    commands.carryOut(List.of(retry(id, 1)));
    assertThat(codes()).containsExactly(again ? "retry_requested" : "refused");
    if (!again) {
      assertThat(lastDetail()).startsWith("of a text and the e-mail in its place");
    }
  }

  private void fallBack(MessageId text, MessageId mail) {
    DATABASE
        .jdbc
        .sql("insert into fallback (message_id, instead_of) values (:mail, :text)")
        .param("mail", mail.value())
        .param("text", text.value())
        .update();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofATextAndItsMailThatBothFailedOneIsTriedAgain(boolean together) {
    MessageId text = failed(NOT_REGISTERED);
    MessageId mail = failed(NOT_REGISTERED);
    fallBack(text, mail);
    if (together) {
      commands.carryOut(List.of(retry(text, 1), retry(mail, 1)));
    } else {
      commands.carryOut(List.of(retry(text, 1)));
      commands.carryOut(List.of(retry(mail, 1)));
    }
    assertThat(row(text).state()).isEqualTo(SendState.WAITING);
    assertThat(row(mail).state()).isEqualTo(SendState.FAILED);
    assertThat(codes()).containsExactly("retry_requested", "refused");
  }

  @ParameterizedTest
  @EnumSource(
      value = SendState.class,
      names = {"FAILED", "REJECTED"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyWhatHasFailedIsTriedAgain(SendState state) {
    MessageId id = sending();
    set(id, "state = '" + state + "'");
    commands.carryOut(List.of(retry(id, 1)));
    assertThat(row(id).state()).isEqualTo(state);
    assertThat(codes()).containsExactly("refused");
  }

  @Test
  void refusedMessageThatMayWorkLaterIsTriedAgain() {
    MessageId id = sending();
    set(id, "state = 'REJECTED', error_code = 21606");
    commands.carryOut(List.of(retry(id, 1)));
    assertThat(due()).hasSize(1);
  }

  @Test
  void whatWaitsIsCanceledAndLosesItsWords() {
    MessageId queued = queued();
    MessageId waiting = queued();
    set(waiting, "state = 'WAITING', attempt = 2");
    commands.carryOut(List.of(cancel(queued, 0), cancel(waiting, 2)));
    assertThat(row(queued).state()).isEqualTo(SendState.CANCELED);
    assertThat(row(waiting).state()).isEqualTo(SendState.CANCELED);
    assertThat(hasWords(queued)).isFalse();
    assertThat(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())).isEmpty();
    assertThat(due()).isEmpty();
    assertThat(told())
        .extracting(StatusChange::messageId, StatusChange::attempt, StatusChange::status)
        .containsExactly(
            tuple(queued, 1, MessageStatus.CANCELED), tuple(waiting, 2, MessageStatus.CANCELED));
  }

  @Test
  void whatWasTriedAgainByItselfSinceIsCanceled() {
    MessageId id = queued();
    set(id, "state = 'WAITING', attempt = 4");
    commands.carryOut(List.of(cancel(id, 1)));
    assertThat(row(id).state()).isEqualTo(SendState.CANCELED);
  }

  @Test
  void cancelThatComesAgainDoesNotEndARetryThatWasAskedForSince() {
    MessageId id = sending();
    CancelRequested command = cancel(id, 1);
    commands.carryOut(List.of(command));
    report(id, 1, MessageStatus.SENT, Optional.empty());
    report(id, 1, MessageStatus.UNDELIVERED, Optional.of(NOT_REGISTERED));
    commands.carryOut(List.of(retry(id, 1)));
    commands.carryOut(List.of(command));
    assertThat(row(id).state()).isEqualTo(SendState.WAITING);
    assertThat(lastDetail()).isEqualTo("it has been tried again by hand since");
    commands.carryOut(List.of(cancel(id, 2)));
    assertThat(row(id).state()).isEqualTo(SendState.CANCELED);
  }

  @ParameterizedTest
  @EnumSource(
      value = SendState.class,
      names = {"QUEUED", "WAITING", "CANCELED"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatHasBegunOrEndedIsNotCanceled(SendState state) {
    MessageId id = sending();
    set(id, "state = '" + state + "'");
    commands.carryOut(List.of(cancel(id, 1)));
    assertThat(row(id).state()).isEqualTo(state);
    assertThat(codes()).containsExactly("refused");
  }

  @Test
  void messageThatComesAfterItsCancelIsNeverSent() {
    MessageId id = TestLedger.id();
    commands.carryOut(List.of(cancel(id, 0), cancel(id, 0)));
    commands.carryOut(List.of(cancel(id, 0)));
    assertThat(TestLedger.claim(ledger, owner, message(id))).isEqualTo(SendState.SUPPRESSED);
    assertThat(row(id).state()).isEqualTo(SendState.CANCELED);
    assertThat(ledger.requestHashes(List.of(id))).isEmpty();
    assertThat(codes()).containsExactly("canceled");
  }

  /** Two instances that wait for each other's rows would never end. */
  @Test
  void whoWaitsForAMessageThatIsJustComingHoldsNoRow() throws InterruptedException, SQLException {
    MessageId there = failed(NOT_REGISTERED);
    MessageId coming = TestLedger.id();
    Thread waiting =
        Thread.ofPlatform()
            .unstarted(() -> commands.carryOut(List.of(retry(there, 1), cancel(coming, 0))));
    try (Connection claim = DATABASE.dataSource.getConnection()) {
      claim.setAutoCommit(false);
      insert(coming, claim);
      waiting.start();
      await().until(() -> isAnyWaitingForALock());
      assertThat(lockable(there)).isTrue();
      claim.commit();
    }
    waiting.join();
    assertThat(codes()).containsExactly("retry_requested", "refused");
  }

  private static void insert(MessageId id, Connection claim) throws SQLException {
    try (PreparedStatement insert =
        claim.prepareStatement(
            """
            insert into send (message_id, lane, recipient_hash, source_partition, source_offset,
                              ordered, not_after, owner, turn, state)
            values (?, 'normal', '', 0, 1, true, now(), gen_random_uuid(), 1, 'SENDING')
            """)) {
      insert.setObject(1, id.value());
      insert.executeUpdate();
    }
  }

  private static boolean isAnyWaitingForALock() {
    return DATABASE
            .jdbc
            .sql(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """)
            .query(Long.class)
            .single()
        > 0;
  }

  private static boolean lockable(MessageId id) {
    return DATABASE.transactions.run(
        () ->
            DATABASE
                .jdbc
                .sql("select 1 from send where message_id = :id for update skip locked")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .isPresent());
  }

  @Test
  void cancelBesideTheClaimIsEitherInTimeOrRefused()
      throws InterruptedException, ExecutionException {
    for (int round = 0; round < 30; round++) {
      MessageId id = TestLedger.id();
      told.published.clear();
      atOnce(
          () -> commands.carryOut(List.of(cancel(id, 0))),
          () -> TestLedger.claim(ledger, owner, message(id)));
      boolean canceled = row(id).state() == SendState.CANCELED;
      assertThat(row(id).state()).isIn(SendState.CANCELED, SendState.SENDING);
      assertThat(codes()).containsExactly(canceled ? "canceled" : "refused");
    }
  }

  @Test
  void cancelBesideTheStartIsEitherInTimeOrRefused()
      throws InterruptedException, ExecutionException {
    for (int round = 0; round < 30; round++) {
      MessageId id = queued();
      told.published.clear();
      var begun = new ArrayList<RipeSend>();
      atOnce(
          () -> commands.carryOut(List.of(cancel(id, 0))),
          () -> begun.addAll(ledger.takeQueued(Lane.NORMAL, TestLedger.LOT, owner.nextTurn())));
      boolean canceled = row(id).state() == SendState.CANCELED;
      assertThat(begun).hasSize(canceled ? 0 : 1);
      assertThat(codes()).containsExactly(canceled ? "canceled" : "refused");
    }
  }
}
