package dev.heliograph.composer.composing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.composer.decision.Deciders;
import dev.heliograph.composer.decision.Events;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {
  private static final String GOOD = "{'to':'+15551230003','text':'Hi'}";
  private static final String BAD = "{'to':'+15551230003','template':'no-such'}";

  private final FakeJournal journal = new FakeJournal();
  private final FakeOutbox outbox = new FakeOutbox();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void aPlainSendIsPublishedAndNotStored() {
    at(Events.TIME).compose(List.of(request("r-1", GOOD)));
    assertThat(outbox.messages)
        .extracting(message -> message.content().body())
        .containsExactly("Hi");
    assertThat(outbox.changes).isEmpty();
    assertThat(journal.writes).isEmpty();
  }

  @Test
  void everythingElseIsStoredAndPublished() {
    at(Events.TIME).compose(List.of(request("r-1", BAD)));
    assertThat(outbox.messages).isEmpty();
    assertThat(journal.writes).containsExactly(outbox.changes);
    StatusChange change = outbox.changes.getFirst();
    assertThat(change.attempt()).isZero();
    assertThat(change.status()).isEqualTo(MessageStatus.REJECTED);
    assertThat(change.reason().source()).isEqualTo("composer");
    assertThat(change.reason().code()).isEqualTo(Optional.of("unknown_template"));
    assertThat(change.about()).isPresent();
  }

  @Test
  void aRepeatReplaysWhatWasDecided() {
    at(Events.TIME).compose(List.of(request("r-1", BAD)));
    // by now it would be too late, and with these words it would go out
    at(Events.TIME.plus(Duration.ofDays(4))).compose(List.of(request("r-1", BAD)));
    at(Events.TIME).compose(List.of(request("r-1", GOOD)));
    assertThat(outbox.messages).isEmpty();
    assertThat(outbox.changes).hasSize(3).containsOnly(outbox.changes.getFirst());
    assertThat(journal.writes).hasSize(1);
  }

  @Test
  void aSendStandsAndWhatConflictsWithItIsNoted() {
    at(Events.TIME).compose(List.of(keyed("k-1", GOOD, "one"), keyed("k-1", BAD, "two")));
    assertThat(outbox.messages)
        .extracting(message -> message.content().body())
        .containsExactly("Hi");
    assertThat(journal.writes).isEmpty();
    assertThat(outbox.changes).singleElement().satisfies(CompositionTest::isConflict);
    assertThat(outbox.changes.getFirst().messageId()).isEqualTo(outbox.messages.getFirst().id());
  }

  @Test
  void aRejectionStandsAndWhatConflictsWithItIsNoted() {
    at(Events.TIME).compose(List.of(keyed("k-1", BAD, "one"), keyed("k-1", GOOD, "two")));
    assertThat(outbox.messages).isEmpty();
    assertThat(outbox.changes).hasSize(2);
    assertThat(journal.writes).containsExactly(List.of(outbox.changes.getFirst()));
    assertThat(outbox.changes.getFirst().reason().code()).contains("unknown_template");
    assertThat(outbox.changes.getLast()).satisfies(CompositionTest::isConflict);
  }

  @Test
  void ofTwoSendsUnderOneKeyTheFirstGoesOut() {
    String other = GOOD.replace("Hi", "Ho");
    at(Events.TIME).compose(List.of(keyed("k-1", GOOD, "one"), keyed("k-1", other, "two")));
    assertThat(outbox.messages)
        .extracting(message -> message.content().body())
        .containsExactly("Hi");
    assertThat(outbox.changes).singleElement().satisfies(CompositionTest::isConflict);
  }

  @Test
  void whatConflictsWithARecordedRejectionIsNotedLater() {
    at(Events.TIME).compose(List.of(keyed("k-1", BAD, "one")));
    StatusChange first = outbox.changes.getFirst();
    outbox.changes.clear();
    at(Events.TIME).compose(List.of(keyed("k-1", GOOD, "two")));
    assertThat(outbox.messages).isEmpty();
    assertThat(outbox.changes).hasSize(2).startsWith(first);
    assertThat(outbox.changes.getLast()).satisfies(CompositionTest::isConflict);
  }

  @Test
  void theSameRequestAgainIsNoConflict() {
    DomainEvent again = Events.at(Events.TIME.plusSeconds(1), keyed("k-1", GOOD, "one"));
    at(Events.TIME.plusSeconds(2)).compose(List.of(keyed("k-1", GOOD, "one"), again));
    assertThat(outbox.messages).hasSize(1);
    assertThat(outbox.changes).isEmpty();
  }

  @Test
  void anEventThatCameTooLateIsRecordedAsExpired() {
    at(Events.TIME.plus(Duration.ofDays(4))).compose(List.of(request("r-1", GOOD)));
    assertThat(outbox.messages).isEmpty();
    assertThat(outbox.changes)
        .singleElement()
        .extracting(StatusChange::status)
        .isEqualTo(MessageStatus.EXPIRED);
  }

  @Test
  void afterAnOutageBeforePublicationTheStoredDecisionIsPublished() {
    outbox.failOnce();
    assertThatThrownBy(() -> at(Events.TIME).compose(List.of(request("r-1", BAD))))
        .hasMessage("away");
    at(Events.TIME.plusSeconds(60)).compose(List.of(request("r-1", BAD)));
    assertThat(outbox.changes)
        .singleElement()
        .extracting(change -> change.reason().at())
        .isEqualTo(Events.TIME);
  }

  @Test
  void theDecisionOfAFasterInstanceStands() {
    at(Events.TIME).compose(List.of(request("r-1", BAD)));
    StatusChange faster = outbox.changes.getFirst();
    FakeJournal late = new FakeJournal();
    late.writtenMeanwhile(faster);
    outbox.changes.clear();
    with(late, Events.TIME.plusSeconds(5)).compose(List.of(request("r-1", BAD)));
    assertThat(outbox.changes).containsExactly(faster);
  }

  @Test
  void rowsAreWrittenInTheOrderOfTheirIds() {
    at(Events.TIME).compose(IntStream.range(0, 50).mapToObj(i -> request("r-" + i, BAD)).toList());
    assertThat(journal.writes.getFirst())
        .hasSize(50)
        .extracting(StatusChange::messageId)
        .isSorted();
  }

  @Test
  void anEventWithoutARuleIsCounted() {
    at(Events.TIME).compose(List.of(Events.upstream("j-1", "journey.step", "{'step':'paid'}")));
    assertThat(outbox.messages).isEmpty();
    assertThat(counted("journey.step", "nothing")).isEqualTo(1);
  }

  @Test
  void anEventOfWhichNothingIsSentIsCountedApart() {
    at(Events.TIME).compose(List.of(request("r-1", GOOD), request("r-2", BAD)));
    assertThat(counted("message.requested", "texts")).isEqualTo(1);
    assertThat(counted("message.requested", "unsent")).isEqualTo(1);
    assertThat(meters.get("heliograph.composer.events").tag("type", "system.alert").counter())
        .as("there before there is one: Prometheus sees no rise of what was not there")
        .isNotNull();
  }

  private double counted(String type, String outcome) {
    return meters.counter("heliograph.composer.events", "type", type, "outcome", outcome).count();
  }

  /** However a set of events is repeated, shuffled and cut into polls, the outcome is the same. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void redeliveryInAnyPollsMakesTheSameDecisions(long seed) {
    var random = new Random(seed);
    List<DomainEvent> events = events();
    at(Events.TIME).compose(events);
    var once = new LinkedHashSet<OutboundMessage>(outbox.messages);
    var decided = new LinkedHashSet<StatusChange>(outbox.changes);
    var repeated = new ArrayList<DomainEvent>();
    IntStream.range(0, 4).forEach(_ -> repeated.addAll(events));
    Collections.shuffle(repeated, random);
    for (int from = 0; from < repeated.size(); ) {
      int to = Math.min(repeated.size(), from + 1 + random.nextInt(7));
      at(Events.TIME.plusSeconds(random.nextInt(500))).compose(repeated.subList(from, to));
      from = to;
    }
    assertThat(outbox.messages).isNotEmpty().allMatch(once::contains);
    assertThat(outbox.changes).allMatch(decided::contains);
    assertThat(outbox.messages.stream().map(OutboundMessage::id).distinct())
        .doesNotContainAnyElementsOf(decided.stream().map(StatusChange::messageId).toList());
  }

  private static List<DomainEvent> events() {
    var events = new ArrayList<DomainEvent>();
    for (int i = 0; i < 10; i++) {
      events.add(request("good-" + i, GOOD));
      events.add(request("bad-" + i, BAD));
      events.add(ticket("half-" + i));
      events.add(Events.at(Events.TIME.minus(Duration.ofDays(9)), request("late-" + i, GOOD)));
    }
    return events;
  }

  private static DomainEvent ticket(String id) {
    return Events.upstream(
        id,
        "ticket.created",
        "{'ticket':{'number':'T-1'},'customer':{'name':'Ada','phone':'+254712345678'}}");
  }

  private static void isConflict(StatusChange note) {
    assertThat(note.attempt()).isZero();
    assertThat(note.status()).isEqualTo(MessageStatus.REJECTED);
    assertThat(note.reason().source()).isEqualTo("composer");
    assertThat(note.reason().code()).contains("idempotency_conflict");
    assertThat(note.about()).isEmpty();
  }

  /** As ingest makes it of a request with an idempotency key. */
  private static DomainEvent keyed(String id, String data, String hash) {
    DomainEvent event = request(id, data);
    var made = event.attributes();
    return new DomainEvent(
        new DomainEvent.Attributes(
            made.id(),
            made.source(),
            made.type(),
            made.subject(),
            made.time(),
            Map.of("requesthash", hash)),
        event.data());
  }

  private static DomainEvent request(String id, String data) {
    return Events.event("/clients/shop", id, "message.requested", data);
  }

  private Composition at(Instant now) {
    return with(journal, now);
  }

  private Composition with(FakeJournal rows, Instant now) {
    return new Composition(
        Deciders.usual(),
        rows,
        outbox,
        new CompositionCounts(meters),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
