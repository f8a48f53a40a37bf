package dev.heliograph.dispatch.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Lot;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Retries;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Unreported;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure that comes by report makes of its row. */
class AutomaticRetryTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final Route TWILIO = new Route("twilio", "main");
  private static final int UNREACHABLE = 30003; // in an hour, twice
  private static final int SENDER_REFUSED = 30034;
  private static final int ADVANTA_TRY_LATER = 4090;

  private final Map<MessageId, Integer> refused = new HashMap<>();
  private final Map<MessageId, String> told = new HashMap<>();
  private final Owner owner = Owner.newRun();
  private final SendLedger ledger = DATABASE.of(owner);
  private final Settling settling =
      new Settling(
          new Standings(DATABASE.jdbc),
          DATABASE.transactions,
          DATABASE.unreported(),
          new ToldReports(),
          new AutomaticRetry(
              new Retries(DATABASE.jdbc, owner, 3), this::retrying, refused::putAll));

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private MessageId accepted(Duration useful) {
    MessageId id = TestLedger.id();
    var send = TestLedger.send(id, "recipient of " + id, 1, Instant.now().plus(useful));
    TestLedger.claim(ledger, owner, send);
    went(id, TWILIO);
    settling.apply(List.of(report(id, 1, MessageStatus.SENT, 0)));
    return id;
  }

  private static void went(MessageId id, Route route) {
    DATABASE
        .jdbc
        .sql("update send set route = :route where message_id = :id")
        .param("route", route.value())
        .param("id", id.value())
        .update();
  }

  private static Report report(MessageId id, int attempt, MessageStatus status, int code) {
    return new Report(id, attempt, "SM" + attempt + id, Optional.of(status), Optional.of(code));
  }

  private void fails(MessageId id, int attempt, int code) {
    settling.apply(List.of(report(id, attempt, MessageStatus.UNDELIVERED, code)));
  }

  private SendRow row(MessageId id) {
    return DATABASE.row(id);
  }

  @Test
  void passingFaultIsTriedAgainUnderTheNextNumberAfterItsTime() {
    MessageId id = accepted(Duration.ofDays(3));
    fails(id, 1, UNREACHABLE);
    assertThat(row(id).state()).isEqualTo(SendState.WAITING);
    assertThat(row(id).attempt()).isEqualTo(2);
    assertThat(row(id).times().due())
        .isAfter(row(id).times().since().plus(Duration.ofMinutes(59)))
        .isBefore(row(id).times().since().plus(Duration.ofMinutes(121)));
    DATABASE.age(Duration.ofMinutes(1));
    assertThat(DATABASE.unreported().takeOld())
        .flatExtracting(Unreported.Flush::changes)
        .extracting(StatusChange::attempt, StatusChange::status)
        .containsExactly(tuple(2, MessageStatus.RETRYING));
    DATABASE.age(Duration.ofHours(2));
    assertThat(ledger.takeWaiting(Lane.NORMAL, Lot.of(List.of(TWILIO), 10), owner.nextTurn()))
        .hasSize(1);
  }

  @Test
  void whatMayBeOutTwiceIsNotTriedAgainByItself() {
    MessageId id = accepted(Duration.ofDays(3));
    DATABASE
        .jdbc
        .sql("update send set flagged = true where message_id = :id")
        .param("id", id.value())
        .update();
    fails(id, 1, UNREACHABLE);
    assertThat(row(id).state()).isEqualTo(SendState.FAILED);
    assertThat(row(id).proof().flagged()).isTrue();
  }

  @Test
  void refusalOfOurSenderIsHeardOfOnce() {
    MessageId id = accepted(Duration.ofDays(3));
    fails(id, 1, SENDER_REFUSED);
    fails(id, 1, SENDER_REFUSED);
    fails(accepted(Duration.ofDays(3)), 1, UNREACHABLE);
    assertThat(refused).isEqualTo(Map.of(id, SENDER_REFUSED));
    assertThat(ledger.routes(refused.keySet())).isEqualTo(Map.of(id, TWILIO));
  }

  /** What is passing with one means nothing with another. */
  @Test
  void codeMeansWhatItsProviderMeansByIt() {
    MessageId twilios = accepted(Duration.ofDays(3));
    MessageId advantas = accepted(Duration.ofDays(3));
    went(advantas, new Route("advanta", "main"));
    fails(twilios, 1, ADVANTA_TRY_LATER);
    fails(advantas, 1, ADVANTA_TRY_LATER);
    assertThat(row(twilios).state()).isEqualTo(SendState.FAILED);
    assertThat(row(advantas).state()).isEqualTo(SendState.WAITING);
    assertThat(told).isEqualTo(Map.of(advantas, "advanta"));
    MessageId unreachable = accepted(Duration.ofDays(3));
    went(unreachable, new Route("advanta", "main"));
    fails(unreachable, 1, UNREACHABLE);
    assertThat(row(unreachable).state()).isEqualTo(SendState.FAILED);
  }

  private StatusChange retrying(SendRow row, String provider) {
    told.put(row.id(), provider);
    return ToldFindings.change(row.id(), row.attempt(), MessageStatus.RETRYING);
  }

  @Test
  void repeatedReportChangesNothing() {
    MessageId id = accepted(Duration.ofDays(3));
    fails(id, 1, UNREACHABLE);
    var before = row(id);
    fails(id, 1, UNREACHABLE);
    settling.apply(List.of(report(id, 1, MessageStatus.SENT, 0)));
    assertThat(row(id)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {30005, 30007, 30034, 30410, 99999})
  void whatIsFinalOrMayHaveArrivedIsNot(int code) {
    MessageId id = accepted(Duration.ofDays(3));
    fails(id, 1, code);
    settling.apply(List.of(report(id, 1, MessageStatus.SENT, 0)));
    assertThat(row(id).state()).isEqualTo(SendState.FAILED);
    assertThat(row(id).attempt()).isEqualTo(1);
  }

  @Test
  void whatWouldComeTooLateIsNot() {
    MessageId id = accepted(Duration.ofMinutes(50));
    fails(id, 1, UNREACHABLE);
    assertThat(row(id).state()).isEqualTo(SendState.FAILED);
  }

  @Test
  void thirdFailureIsTheLastAndACodeMayAllowFewer() {
    MessageId id = accepted(Duration.ofDays(3));
    MessageId once = accepted(Duration.ofDays(3));
    for (int attempt = 1; attempt <= 3; attempt++) {
      settling.apply(List.of(report(id, attempt, MessageStatus.SENT, 0)));
      fails(id, attempt, UNREACHABLE);
      settling.apply(List.of(report(once, attempt, MessageStatus.SENT, 0)));
      fails(once, attempt, 30008);
    }
    assertThat(row(id).state()).isEqualTo(SendState.FAILED);
    assertThat(row(id).attempt()).isEqualTo(3);
    assertThat(row(once).state()).isEqualTo(SendState.FAILED);
  }

  @Test
  void deliveredEndsTheRetry() {
    MessageId id = accepted(Duration.ofDays(3));
    fails(id, 1, UNREACHABLE);
    settling.apply(List.of(report(id, 1, MessageStatus.DELIVERED, 0)));
    assertThat(row(id).state()).isEqualTo(SendState.ACCEPTED);
    assertThat(row(id).proof().delivered()).isTrue();
  }
}
