package dev.heliograph.dispatch.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.dispatch.ledger.NewSend;
import dev.heliograph.dispatch.ledger.NewSend.Position;
import dev.heliograph.dispatch.ledger.NewSend.Terms;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Unsettled;
import dev.heliograph.dispatch.settling.SentTexts.Texts;
import dev.heliograph.dispatch.settling.SentTexts.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real ledger, a provider by hand. Time passes by making the rows older. */
@Timeout(60)
class ListSettlingTest {
  private static final String ANN = "+15551230001";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final TestLedger DATABASE = new TestLedger();
  private static final AtomicLong OFFSETS = new AtomicLong();

  private final FakeList provider = new FakeList();
  private final Owner owner = Owner.newRun();
  private final SendLedger ledger = DATABASE.of(owner);
  private final List<MessageId> alarmed = new CopyOnWriteArrayList<>();
  private final ToldFindings told = new ToldFindings();
  private final ListSettling settling = instance(Duration.ofMillis(1));

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private ListSettling instance(Duration apart) {
    var settings =
        new SettlingSettings(
            Duration.ofSeconds(35), apart, Duration.ofSeconds(5), 4, Duration.ofMinutes(15));
    var parts =
        new Findings.Ledger(
            new Unsettled(DATABASE.jdbc, owner),
            new Standings(DATABASE.jdbc),
            DATABASE.transactions,
            DATABASE.unreported());
    return ListSettling.of(
        parts,
        new Findings.Telling(told, alarmed::addAll, new SettledMeter(new SimpleMeterRegistry())),
        new ListSettling.Provider(provider, FakeList::open, new ListPause(new Random(1))),
        new ListSettling.Rules(settings, 3));
  }

  private MessageId sending(String to, String body, Instant notAfter) {
    MessageId id = TestLedger.id();
    var send =
        new NewSend(
            id,
            new Position(TestLedger.key(to), 0, OFFSETS.incrementAndGet()),
            TestLedger.WAY,
            new Terms(notAfter, Optional.empty(), Optional.empty()),
            false,
            true,
            (to + "|" + body).getBytes(StandardCharsets.UTF_8));
    assertThat(TestLedger.claim(ledger, owner, send)).isEqualTo(SendState.SENDING);
    return id;
  }

  private MessageId sending(String to, String body) {
    return sending(to, body, Instant.now().plusSeconds(3600));
  }

  private static void age() {
    DATABASE.age(A_MINUTE);
    DATABASE.sweeps(Owner.newRun()).ageSending();
  }

  /** Uncertain for long enough to be looked at. */
  private MessageId uncertain(String to, String body) {
    MessageId id = sending(to, body);
    age();
    DATABASE.age(A_MINUTE);
    return id;
  }

  private void tickUntil(MessageId id, SendState state) {
    tickUntil(() -> DATABASE.state(id) == state);
  }

  private void tickUntil(Supplier<Boolean> done) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> {
              settling.tick();
              assertThat(done.get()).isTrue();
            });
  }

  private SendRow row(MessageId id) {
    return DATABASE.row(id);
  }

  @Test
  void whatTheProviderHasIsAdoptedAndMarked() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(110));
    settling.tick();
    assertThat(row(id).state()).isEqualTo(SendState.ACCEPTED);
    assertThat(row(id).proof().sids()).containsEntry("SM1", 1);
    assertThat(row(id).proof().listed()).contains("SM1");
    assertThat(told.of(id)).containsExactly(MessageStatus.ACCEPTED);
  }

  @Test
  void whatTheProviderDoesNotHaveTwiceIsTheNextAttempt() {
    MessageId id = uncertain(ANN, "hello");
    tickUntil(id, SendState.WAITING);
    assertThat(row(id).attempt()).isEqualTo(2);
    assertThat(provider.asked()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(told.of(id)).containsExactly(MessageStatus.RETRYING);
    assertThat(told.attempts(id)).containsExactly(2);
  }

  @Test
  void aLookForAYoungRowReachesBackToThePersonsOldOne() {
    MessageId old = uncertain(ANN, "hello");
    DATABASE.age(Duration.ofMinutes(20));
    DATABASE
        .jdbc
        .sql("update send set due = now() + interval '1 hour' where message_id = :id")
        .param("id", old.value())
        .update(); // another instance has taken it and is gone
    MessageId young = uncertain(ANN, "good bye");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(24 * 60 - 10));
    tickUntil(young, SendState.WAITING);
    assertThat(row(old).state()).isEqualTo(SendState.ACCEPTED);
    assertThat(row(old).proof().sids()).containsEntry("SM1", 1);
  }

  @Test
  void whatWasAbsentAndAppearsIsAdopted() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    settling.tick();
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(60));
    tickUntil(id, SendState.ACCEPTED);
  }

  @Test
  void twoLooksThatAreCloserTogetherAreOne() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    ListSettling patient = instance(Duration.ofHours(1));
    for (int look = 0; look < 3; look++) {
      patient.tick();
      DATABASE.age(Duration.ofHours(2)); // the database's clock leaps, the monotonic one does not
    }
    assertThat(provider.asked()).hasSize(3);
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void nothingIsLookedUpBeforeItsTime() throws InterruptedException {
    MessageId id = sending(ANN, "hello");
    age();
    settling.tick();
    settling.tick();
    assertThat(provider.asked()).isEmpty();
    DATABASE.age(A_MINUTE);
    settling.tick();
    assertThat(provider.asked()).hasSize(1);
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void oneOfTwoTwinsIsAdoptedAndTheOtherSentAgain() {
    MessageId first = uncertain(ANN, "hello");
    MessageId second = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(5));
    tickUntil(first, SendState.ACCEPTED);
    tickUntil(second, SendState.WAITING);
    assertThat(row(first).proof().sids()).containsOnlyKeys("SM1");
    assertThat(row(second).proof().sids()).isEmpty();
  }

  @Test
  void entryOfATwinThatWasAnsweredIsNobodyElses() {
    MessageId lost = sending(ANN, "hello");
    MessageId answered = sending(ANN, "hello");
    settlingByReports().apply(List.of(report(answered, "SM1", MessageStatus.SENT)));
    age();
    DATABASE.age(A_MINUTE);
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(110));
    tickUntil(lost, SendState.WAITING);
    assertThat(row(answered).proof().sids()).containsOnlyKeys("SM1");
  }

  @Test
  void entryThatMayBelongToATwinUnderWayIsWaitedFor() throws InterruptedException {
    MessageId lost = uncertain(ANN, "hello");
    MessageId twin = sending(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ZERO);
    settling.tick();
    assertThat(row(lost).state()).isEqualTo(SendState.UNCERTAIN);
    settlingByReports().apply(List.of(report(twin, "SM1", MessageStatus.SENT)));
    tickUntil(lost, SendState.WAITING);
  }

  @Test
  void personIsAskedForOnceHoweverManyAreOpen() throws InterruptedException {
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(sending(ANN, "number " + i));
      provider.has(ANN, "SM" + i, "number " + i, Duration.ofSeconds(119));
    }
    age();
    DATABASE.age(A_MINUTE);
    settling.tick();
    assertThat(provider.asked()).containsExactly(ANN);
    assertThat(ids).allSatisfy(id -> assertThat(DATABASE.state(id)).isEqualTo(SendState.ACCEPTED));
  }

  @Test
  void outageOfTheListIsNoAbsence() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    provider.answers(() -> new Unavailable("http_503", Optional.empty()));
    settling.tick();
    for (int leases = 0; leases < 5; leases++) {
      DATABASE.age(A_MINUTE);
      settling.tick();
    }
    assertThat(provider.asked()).as("it is left alone for a while").hasSize(1);
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
    provider.works();
    DATABASE.age(A_MINUTE);
    tickUntil(id, SendState.WAITING);
  }

  @Test
  void listThatIsCutOffProvesNothing() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    provider.answers(() -> new Texts(List.of(), false));
    for (int look = 0; look < 3; look++) {
      settling.tick();
      DATABASE.age(A_MINUTE);
    }
    assertThat(provider.asked()).hasSize(3);
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void whatCannotBeToldApartIsUncertainForGoodOnceAndHoldsNobodyBack() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "", Duration.ofSeconds(100)); // its words were redacted
    settling.tick();
    assertThat(alarmed).isEmpty();
    DATABASE.age(Duration.ofMinutes(16));
    tickUntil(() -> !alarmed.isEmpty());
    DATABASE.age(Duration.ofDays(1));
    settling.tick();
    assertThat(alarmed).containsExactly(id);
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
    assertThat(told.of(id)).containsExactly(MessageStatus.UNCERTAIN);
  }

  @Test
  void whatIsUncertainForGoodIsStillSettledByItsReport() {
    MessageId id = withoutWords();
    tickUntil(() -> !alarmed.isEmpty());
    settlingByReports().apply(List.of(report(id, "SM1", MessageStatus.SENT)));
    assertThat(row(id).state()).isEqualTo(SendState.ACCEPTED);
  }

  private MessageId withoutWords() {
    MessageId id = uncertain(ANN, "hello");
    DATABASE
        .jdbc
        .sql("update send set payload = null where message_id = :id")
        .param("id", id.value())
        .update();
    return id;
  }

  @Test
  void whatLostItsWordsIsUncertainForGood() {
    MessageId id = withoutWords();
    tickUntil(() -> alarmed.contains(id));
    assertThat(provider.asked()).isEmpty();
  }

  @Test
  void whatIsAtAProviderWithoutAListIsLeftToPeopleAtOnce() {
    MessageId other = uncertain(ANN, "hello");
    DATABASE
        .jdbc
        .sql("update send set route = 'sns/main' where message_id = :id")
        .param("id", other.value())
        .update();
    MessageId ours = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(100));
    tickUntil(ours, SendState.ACCEPTED);
    tickUntil(() -> alarmed.contains(other));
    assertThat(row(other).state()).isEqualTo(SendState.UNCERTAIN);
    assertThat(row(other).proof().sids()).as("what another provider has is not its").isEmpty();
    assertThat(told.of(other)).containsExactly(MessageStatus.UNCERTAIN);
  }

  /** The pause is Twilio's: nobody has to be asked about the others. */
  @Test
  void whatIsElsewhereIsNotHeldUpByAListThatIsNotAvailable() throws InterruptedException {
    MessageId ours = uncertain(ANN, "hello");
    provider.answers(() -> new Unavailable("http_503", Optional.of(Duration.ofHours(1))));
    settling.tick();
    assertThat(provider.asked()).hasSize(1);
    MessageId other = uncertain("+15551230002", "hello");
    DATABASE
        .jdbc
        .sql("update send set route = 'sns/main' where message_id = :id")
        .param("id", other.value())
        .update();
    tickUntil(() -> alarmed.contains(other));
    assertThat(provider.asked()).hasSize(1);
    assertThat(alarmed).doesNotContain(ours);
  }

  @Test
  void whatCannotBeReadIsLeftToPeopleOnceThereWasTimeToBringTheKeysBack()
      throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    DATABASE
        .jdbc
        .sql("update send set payload = :other where message_id = :id")
        .param("other", new byte[] {1})
        .param("id", id.value())
        .update();
    settling.tick();
    assertThat(alarmed).isEmpty();
    DATABASE.age(Duration.ofMinutes(16));
    tickUntil(() -> alarmed.contains(id));
    assertThat(row(id).state()).isEqualTo(SendState.UNCERTAIN);
    assertThat(told.of(id)).containsExactly(MessageStatus.UNCERTAIN);
    assertThat(provider.asked()).isEmpty();
  }

  @Test
  void whatIsTooLateExpiresAndWhatWasTriedOftenFails() {
    MessageId late = sending(ANN, "late", Instant.now().plusMillis(50));
    MessageId often = sending("+15551230002", "often");
    DATABASE
        .jdbc
        .sql("update send set answers = 2 where message_id = :id")
        .param("id", often.value())
        .update();
    age();
    DATABASE.age(A_MINUTE);
    await().until(() -> row(late).times().notAfter().isBefore(Instant.now()));
    tickUntil(late, SendState.EXPIRED);
    tickUntil(often, SendState.FAILED);
    assertThat(told.of(late)).containsExactly(MessageStatus.EXPIRED);
    assertThat(told.of(often)).containsExactly(MessageStatus.FAILED);
  }

  @Test
  void whatADeadInstanceTookIsTakenAgain() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(100));
    var dead = new Unsettled(DATABASE.jdbc, Owner.newRun());
    assertThat(dead.take(Duration.ofSeconds(35), Duration.ofSeconds(10), 10, "")).hasSize(1);
    settling.tick();
    assertThat(provider.asked()).as("it is looked up by somebody").isEmpty();
    DATABASE.age(Duration.ofSeconds(11));
    settling.tick();
    assertThat(row(id).state()).isEqualTo(SendState.ACCEPTED);
  }

  @Test
  void whoWasFrozenWhileAskingSettlesNothingThatWasSettled() throws InterruptedException {
    MessageId id = uncertain(ANN, "hello");
    ListSettling frozen = instance(Duration.ofMillis(1));
    frozen.tick();
    DATABASE.age(A_MINUTE);
    provider.onceWhileAsked(
        () -> {
          DATABASE.age(A_MINUTE);
          tickUntil(id, SendState.WAITING);
          DATABASE
              .jdbc
              .sql(
                  "update send set state = 'ACCEPTED', sids = '{\"SM2\": 2}' where message_id = :id")
              .param("id", id.value())
              .update();
        });
    frozen.tick();
    assertThat(row(id).state()).isEqualTo(SendState.ACCEPTED);
    assertThat(row(id).attempt()).isEqualTo(2);
  }

  @Test
  void reportThatNamesAnotherRowMovesTheEntryThere() throws InterruptedException {
    MessageId first = uncertain(ANN, "hello");
    MessageId second = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(5));
    settling.tick();
    assertThat(row(first).state()).isEqualTo(SendState.ACCEPTED);
    settlingByReports().apply(List.of(report(second, "SM1", MessageStatus.SENT)));
    assertThat(row(second).state()).isEqualTo(SendState.ACCEPTED);
    assertThat(row(second).proof().sids()).containsOnlyKeys("SM1");
    assertThat(row(first).state()).isEqualTo(SendState.UNCERTAIN);
    assertThat(row(first).proof().sids()).isEmpty();
    DATABASE.age(A_MINUTE);
    tickUntil(() -> DATABASE.state(first) != SendState.UNCERTAIN || !alarmed.isEmpty());
  }

  @Test
  void rowWhoseEntryWasTheSecondTextOfAnotherIsNotSentAgain() {
    MessageId first = uncertain(ANN, "hello");
    MessageId second = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(5));
    tickUntil(second, SendState.WAITING);
    DATABASE
        .jdbc
        .sql(
            "update send set state = 'SENDING', due = now() + interval '1 minute' where message_id = :id")
        .param("id", second.value())
        .update();
    settlingByReports().apply(List.of(report(second, "SM1", MessageStatus.SENT)));
    assertThat(row(second).proof().flagged()).isTrue();
    assertThat(row(first).state()).isEqualTo(SendState.UNCERTAIN);
    assertThat(row(first).times().due()).isAfter(Instant.now().plus(Duration.ofDays(36_500)));
  }

  @Test
  void twinsThatSwappedTheirEntriesBothKeepOne() throws InterruptedException {
    MessageId first = uncertain(ANN, "hello");
    MessageId second = uncertain(ANN, "hello");
    provider.has(ANN, "SM1", "hello", Duration.ofSeconds(6));
    provider.has(ANN, "SM2", "hello", Duration.ofSeconds(5));
    settling.tick();
    assertThat(row(first).proof().listed()).contains("SM1");
    assertThat(row(second).proof().listed()).contains("SM2");
    settlingByReports()
        .apply(
            List.of(
                report(first, "SM2", MessageStatus.SENT),
                report(second, "SM1", MessageStatus.SENT)));
    assertThat(row(first).proof().sids()).containsOnlyKeys("SM2");
    assertThat(row(second).proof().sids()).containsOnlyKeys("SM1");
    assertThat(List.of(row(first), row(second)))
        .allSatisfy(
            row -> {
              assertThat(row.state()).isEqualTo(SendState.ACCEPTED);
              assertThat(row.proof().flagged()).isFalse();
              assertThat(row.proof().listed()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void instancesShareTheWorkAndSettleEachOnce(boolean sent) {
    List<MessageId> ids =
        IntStream.range(0, 60)
            .mapToObj(i -> sending("+1555124%04d".formatted(i), "hello"))
            .toList();
    for (int i = 0; sent && i < 60; i++) {
      provider.has("+1555124%04d".formatted(i), "SM" + i, "hello", Duration.ofSeconds(110));
    }
    age();
    DATABASE.age(A_MINUTE);
    ListSettling other = instance(Duration.ofMillis(1));
    Thread beside =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!Thread.currentThread().isInterrupted()) {
                      other.tick();
                    }
                  } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                  }
                });
    SendState end = sent ? SendState.ACCEPTED : SendState.WAITING;
    tickUntil(() -> ids.stream().allMatch(id -> DATABASE.state(id) == end));
    beside.interrupt();
    assertThat(ids)
        .allSatisfy(
            id -> {
              assertThat(told.of(id)).hasSize(1);
              assertThat(row(id).attempt()).isEqualTo(sent ? 1 : 2);
            });
  }

  private static Settling settlingByReports() {
    return new Settling(
        new Standings(DATABASE.jdbc),
        DATABASE.transactions,
        DATABASE.unreported(),
        new ToldReports());
  }

  private static Report report(MessageId id, String sid, MessageStatus status) {
    return new Report(id, 1, sid, Optional.of(status), Optional.empty());
  }
}
