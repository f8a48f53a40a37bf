package dev.heliograph.dispatch.settling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.dispatch.ledger.SendRow.Proof;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
  private static final MessageId ID = new MessageId(new UUID(1, 1));

  private static Standing row(SendState state, int attempt, Map<String, Integer> sids) {
    return new Standing(state, attempt, new Proof(sids, Optional.empty(), false, false));
  }

  private static Report report(int attempt, String sid, MessageStatus status) {
    return new Report(ID, attempt, sid, Optional.of(status), Optional.of(30003));
  }

  @ParameterizedTest
  @EnumSource(
      value = SendState.class,
      names = {"SENDING", "UNCERTAIN", "QUEUED", "WAITING"})
  void unknownSidOfTheCurrentAttemptIsEvidenceInWhateverState(SendState state) {
    var after = Settlement.after(row(state, 1, Map.of()), report(1, "SM1", MessageStatus.SENT));
    assertThat(after).isEqualTo(row(SendState.ACCEPTED, 1, Map.of("SM1", 1)));
  }

  @ParameterizedTest
  @EnumSource(
      value = SendState.class,
      names = {"REJECTED", "EXPIRED", "CANCELED", "SUPPRESSED"})
  void endThatWasToldIsUndoneUnderTheNextNumber(SendState state) {
    var before = row(state, 2, Map.of());
    var report = report(2, "SM1", MessageStatus.SENT);
    var after = Settlement.after(before, report);
    assertThat(after).isEqualTo(row(SendState.ACCEPTED, 3, Map.of("SM1", 2)));
    assertThat(Settlement.hidden(before, after, report)).contains(MessageStatus.SENT);
  }

  @Test
  void unknownSidEndsARetryThatHasNotBegunAndKeepsItsNumber() {
    var before = row(SendState.WAITING, 2, Map.of());
    var report = report(1, "SM1", MessageStatus.SENT);
    var after = Settlement.after(before, report);
    assertThat(after).isEqualTo(row(SendState.ACCEPTED, 2, Map.of("SM1", 1)));
    assertThat(Settlement.hidden(before, after, report)).contains(MessageStatus.SENT);
  }

  @Test
  void unknownWordEndsARetryAndIsToldAsAccepted() {
    var before = row(SendState.WAITING, 2, Map.of());
    var report = new Report(ID, 1, "SM1", Optional.empty(), Optional.empty());
    var after = Settlement.after(before, report);
    assertThat(Settlement.hidden(before, after, report)).contains(MessageStatus.ACCEPTED);
    assertThat(Settlement.hidden(after, after, report)).isEmpty();
  }

  @Test
  void laterReportsOfTheAttemptThatTheProviderHasAreToldUnderTheRowsNumber() {
    var adopted = row(SendState.ACCEPTED, 2, Map.of("SM1", 1));
    var failure = report(1, "SM1", MessageStatus.UNDELIVERED);
    var failed = Settlement.after(adopted, failure);
    assertThat(failed.state()).isEqualTo(SendState.FAILED);
    assertThat(failed.attempt()).isEqualTo(2);
    assertThat(Settlement.hidden(adopted, failed, failure)).contains(MessageStatus.UNDELIVERED);
  }

  @Test
  void reportUnderTheRowsOwnNumberOrOfAnAttemptThatWasOvertakenIsNotRepeated() {
    var own = row(SendState.ACCEPTED, 1, Map.of("SM1", 1));
    assertThat(Settlement.hidden(own, own, report(1, "SM1", MessageStatus.SENT))).isEmpty();
    var overtaken = row(SendState.ACCEPTED, 2, Map.of("SM1", 1, "SM2", 2));
    assertThat(Settlement.hidden(overtaken, overtaken, report(1, "SM1", MessageStatus.SENT)))
        .isEmpty();
    var underWay = row(SendState.SENDING, 2, Map.of("SM1", 1));
    assertThat(Settlement.hidden(underWay, underWay, report(1, "SM1", MessageStatus.SENT)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = SendState.class,
      names = {"SENDING", "UNCERTAIN"})
  void unknownSidOfAnEarlierAttemptIsFlaggedWhereALaterOneHasBegun(SendState state) {
    var after = Settlement.after(row(state, 2, Map.of()), report(1, "SM1", MessageStatus.SENT));
    assertThat(after.state()).isEqualTo(state);
    assertThat(after.attempt()).isEqualTo(2);
    assertThat(after.proof()).isEqualTo(new Proof(Map.of("SM1", 1), Optional.empty(), false, true));
  }

  @Test
  void unknownSidOfAnEarlierAttemptIsFlaggedWhereALaterOneHasASid() {
    var before = row(SendState.FAILED, 2, Map.of("SM2", 2));
    var after = Settlement.after(before, report(1, "SM1", MessageStatus.SENT));
    assertThat(after.state()).isEqualTo(SendState.FAILED);
    assertThat(after.proof().flagged()).isTrue();
    assertThat(after.proof().sids()).containsOnlyKeys("SM1", "SM2");
  }

  @Test
  void secondSidOfOneAttemptIsFlagged() {
    var before = row(SendState.ACCEPTED, 1, Map.of("SM1", 1));
    var after = Settlement.after(before, report(1, "SM2", MessageStatus.SENT));
    assertThat(after.state()).isEqualTo(SendState.ACCEPTED);
    assertThat(after.proof().flagged()).isTrue();
  }

  @Test
  void attemptThatWeNeverMadeIsFlaggedAndEndsARetry() {
    var waiting =
        Settlement.after(row(SendState.WAITING, 1, Map.of()), report(4, "SM1", MessageStatus.SENT));
    assertThat(waiting.state()).isEqualTo(SendState.ACCEPTED);
    assertThat(waiting.attempt()).isEqualTo(4);
    assertThat(waiting.proof().flagged()).isTrue();
    var sending =
        Settlement.after(row(SendState.SENDING, 1, Map.of()), report(4, "SM1", MessageStatus.SENT));
    assertThat(sending.state()).isEqualTo(SendState.SENDING);
    assertThat(sending.attempt()).isEqualTo(1);
    assertThat(sending.proof().flagged()).isTrue();
  }

  @Test
  void failureThatIsTheFirstThingHeardAdoptsAndFails() {
    var after =
        Settlement.after(
            row(SendState.UNCERTAIN, 1, Map.of()), report(1, "SM1", MessageStatus.UNDELIVERED));
    assertThat(after.state()).isEqualTo(SendState.FAILED);
    assertThat(after.proof().errorCode()).contains(30003);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, 1, FAILED, FAILED",
    "ACCEPTED, 1, UNDELIVERED, FAILED",
    "ACCEPTED, 1, SENT, ACCEPTED",
    "ACCEPTED, 1, ACCEPTED, ACCEPTED",
    "WAITING, 2, FAILED, WAITING",
    "SENDING, 2, FAILED, SENDING",
    "WAITING, 2, SENT, WAITING",
    "QUEUED, 2, DELIVERED, ACCEPTED",
    "WAITING, 2, DELIVERED, ACCEPTED",
    "SENDING, 2, DELIVERED, SENDING",
    "UNCERTAIN, 2, DELIVERED, UNCERTAIN",
    "FAILED, 1, DELIVERED, FAILED",
  })
  void knownSidChangesTwoThingsOnly(
      SendState state, int attempt, MessageStatus reported, SendState expected) {
    var after = Settlement.after(row(state, attempt, Map.of("SM1", 1)), report(1, "SM1", reported));
    assertThat(after.state()).isEqualTo(expected);
    assertThat(after.proof().delivered()).isEqualTo(reported == MessageStatus.DELIVERED);
  }

  @Test
  void deliveredOfAnEarlierAttemptEndsTheRetryAndKeepsTheNumber() {
    var after =
        Settlement.after(
            row(SendState.WAITING, 3, Map.of("SM1", 1)), report(1, "SM1", MessageStatus.DELIVERED));
    assertThat(after.state()).isEqualTo(SendState.ACCEPTED);
    assertThat(after.attempt()).isEqualTo(3);
  }

  @Test
  void whatIsDeliveredDoesNotFailAnyMore() {
    var delivered =
        Settlement.after(
            row(SendState.ACCEPTED, 1, Map.of("SM1", 1)),
            report(1, "SM1", MessageStatus.DELIVERED));
    assertThat(Settlement.after(delivered, report(1, "SM1", MessageStatus.FAILED)))
        .isEqualTo(delivered);
  }

  @Test
  void wordThatWeDoNotKnowIsEvidenceAllTheSame() {
    var after =
        Settlement.after(
            row(SendState.UNCERTAIN, 1, Map.of()),
            new Report(ID, 1, "SM1", Optional.empty(), Optional.empty()));
    assertThat(after.state()).isEqualTo(SendState.ACCEPTED);
  }

  @Test
  void ourOwnLateAnswerDisturbsNothing() {
    var failed = row(SendState.FAILED, 1, Map.of("SM1", 1));
    assertThat(Settlement.after(failed, Report.accepted(ID, 1, "SM1"))).isEqualTo(failed);
  }

  @Test
  void failureOfAllThatTheProviderHadLeavesALaterAttemptUnderWayWithoutContradiction() {
    var before = row(SendState.SENDING, 2, Map.of());
    var flagged = Settlement.after(before, report(1, "SM1", MessageStatus.SENT));
    assertThat(flagged.proof().flagged()).isTrue();
    var after = Settlement.after(flagged, report(1, "SM1", MessageStatus.FAILED));
    assertThat(after.state()).isEqualTo(SendState.SENDING);
    assertThat(after.proof().flagged()).as("what is not sent now may be tried again").isFalse();
  }

  @Test
  void reportProvesWhatWasFoundInTheList() {
    var listed = listed(Map.of("SM1", 1), "SM1");
    var after = Settlement.after(listed, report(1, "SM1", MessageStatus.SENT));
    assertThat(after).isEqualTo(row(SendState.ACCEPTED, 1, Map.of("SM1", 1)));
  }

  @Test
  void reportOfTheSameAttemptWithAnotherIdReplacesWhatWasFoundInTheList() {
    var listed = listed(Map.of("SM1", 1), "SM1");
    var after = Settlement.after(listed, report(1, "SM2", MessageStatus.SENT));
    assertThat(after).isEqualTo(row(SendState.ACCEPTED, 1, Map.of("SM2", 1)));
  }

  private static Standing listed(Map<String, Integer> sids, String sid) {
    var proof = new Proof(sids, Optional.empty(), false, false, Optional.of(sid));
    return new Standing(SendState.ACCEPTED, 1, proof);
  }
}
