package dev.heliograph.status.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

  @Test
  void ofSeveralReportsInOneBatchTheHighestHolds() {
    var story = Story.begin();
    var batch =
        Batch.of(
            List.of(
                story.report(1, "SM1", "delivered", MessageStatus.DELIVERED),
                story.report(1, "SM1", "sent", MessageStatus.SENT)));
    assertThat(batch.messages()).hasSize(1);
    assertThat(statusOf(batch)).contains(MessageStatus.DELIVERED);
    assertThat(batch.attempts()).hasSize(1);
    assertThat(batch.events()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    // attempt and status, twice, and what holds
    "1, FAILED, 2, RETRYING, RETRYING",
    "1, FAILED, 2, SENT, SENT",
    "1, DELIVERED, 2, RETRYING, DELIVERED",
    "1, DELIVERED, 2, FAILED, DELIVERED",
    "1, UNCERTAIN, 1, ACCEPTED, ACCEPTED",
    "1, SENT, 1, UNCERTAIN, SENT",
    "0, QUEUED, 1, RETRYING, RETRYING",
    "0, SCHEDULED, 0, QUEUED, QUEUED",
    "0, REJECTED, 0, QUEUED, REJECTED",
    "1, UNDELIVERED, 1, DELIVERED, DELIVERED"
  })
  void theHigherHoldsInEitherOrder(
      int attempt, MessageStatus status, int other, MessageStatus next, MessageStatus holds) {
    var story = Story.begin();
    var news = new ArrayList<>(List.of(story.change(attempt, status), story.change(other, next)));
    assertThat(statusOf(Batch.of(news))).contains(holds);
    Collections.reverse(news);
    assertThat(statusOf(Batch.of(news))).contains(holds);
  }

  /** The status stands at the attempt to come; the row is of the one that was tried. */
  @Test
  void aRetryTellsWhatBecameOfTheAttemptBefore() {
    var story = Story.begin();
    var batch = Batch.of(List.of(story.change(2, MessageStatus.RETRYING)));
    assertThat(batch.messages().getFirst().standing().orElseThrow().attempt()).isEqualTo(2);
    assertThat(batch.attempts()).extracting(update -> update.key().attempt()).containsExactly(1);
  }

  @Test
  void ofTwoEndsOfOneAttemptTheFirstHoldsAndBothAreFlagged() {
    var story = Story.begin();
    var batch =
        Batch.of(
            List.of(
                story.report(1, "SM1", "undelivered", MessageStatus.UNDELIVERED),
                story.report(1, "SM1", "failed", MessageStatus.FAILED)));
    assertThat(statusOf(batch)).contains(MessageStatus.UNDELIVERED);
    assertThat(batch.attempts().getFirst().twoEnds()).isTrue();
  }

  @Test
  void theSameEndTwiceIsNoContradiction() {
    var story = Story.begin();
    var batch =
        Batch.of(
            List.of(
                story.change(1, MessageStatus.FAILED),
                story.report(1, "SM1", "failed", MessageStatus.FAILED)));
    assertThat(batch.attempts().getFirst().twoEnds()).isFalse();
  }

  @Test
  void anUnknownWordChangesNothingAndIsKept() {
    var story = Story.begin();
    var unknown = story.report(1, "SM1", "unheard_of", Optional.empty());
    var batch = Batch.of(List.of(unknown));
    assertThat(statusOf(batch)).isEmpty();
    assertThat(batch.events()).containsExactly(unknown);
    assertThat(batch.attempts().getFirst().providerId()).isPresent();
  }

  @Test
  void aProviderIdBelongsToTheFirstThatNamesIt() {
    var first = Story.begin();
    var second = Story.begin();
    var batch =
        Batch.of(
            List.of(
                first.report(1, "SM1", "sent", MessageStatus.SENT),
                second.report(1, "SM1", "sent", MessageStatus.SENT)));
    var owners =
        batch.attempts().stream().filter(attempt -> attempt.providerId().isPresent()).toList();
    assertThat(owners).hasSize(1);
    assertThat(owners.getFirst().key().messageId()).isEqualTo(first.id());
  }

  @Test
  void rowsStandInTheOrderOfTheirLocks() {
    var news =
        Stream.generate(Story::begin)
            .limit(50)
            .map(story -> story.change(1, MessageStatus.ACCEPTED))
            .toList();
    var batch = Batch.of(news);
    assertThat(batch.messages()).extracting(Batch.MessageUpdate::id).isSorted();
    assertThat(batch.attempts()).extracting(Batch.AttemptUpdate::key).isSorted();
  }

  @Test
  void aConflictOfKeysChangesNothing() {
    var story = Story.begin();
    var batch = Batch.of(List.of(story.message(), story.refusedRepeat()));
    assertThat(statusOf(batch)).contains(MessageStatus.QUEUED);
    assertThat(batch.events()).hasSize(2);
  }

  @Test
  void theMessageItselfTellsMoreThanADecisionAboutIt() {
    var story = Story.begin();
    var batch = Batch.of(List.of(story.decision(MessageStatus.SCHEDULED), story.message()));
    assertThat(batch.messages().getFirst().details().orElseThrow().size()).isPresent();
  }

  @Test
  void nothingPersonalIsShown() {
    var story = Story.begin();
    assertThat(story.report(1, "SM1", "sent", MessageStatus.SENT).toString())
        .doesNotContain(Story.NUMBER);
    assertThat(story.message().toString()).doesNotContain(Story.NUMBER);
  }

  private static Optional<MessageStatus> statusOf(Batch batch) {
    return batch.messages().getFirst().standing().map(Standing::status);
  }
}
