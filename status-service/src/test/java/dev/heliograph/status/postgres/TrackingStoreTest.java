package dev.heliograph.status.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.RunningService;
import dev.heliograph.status.tracking.News;
import dev.heliograph.status.tracking.Story;
import dev.heliograph.status.tracking.TrackingStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrackingStoreTest {
  private static final long SEED = 20261120;
  private static final int SHUFFLES = 150;

  private final RunningService service = RunningService.shared();
  private final TrackingStore store = service.bean(TrackingStore.class);
  private final MeterRegistry meters = service.bean(MeterRegistry.class);
  private final JdbcClient jdbc = service.bean(JdbcClient.class);

  @Test
  void everyOrderOfArrivalGivesTheSameRow() {
    var expected = rowsAfter(List.of(List.of(0), List.of(1), List.of(2), List.of(3)));
    for (List<Integer> order : permutations(List.of(0, 1, 2, 3))) {
      assertThat(rowsAfter(order.stream().map(List::of).toList())).isEqualTo(expected);
      assertThat(rowsAfter(List.of(order))).isEqualTo(expected);
    }
    assertThat(expected.getFirst()).containsEntry("status", "delivered");
  }

  /** The first four of a story, in these batches. */
  private List<Map<String, @Nullable Object>> rowsAfter(List<List<Integer>> batches) {
    var story = Story.begin();
    String sid = "SM0" + story.id();
    List<News> news =
        List.of(
            story.message(),
            story.accepted(1, sid),
            story.report(1, sid, "sent", MessageStatus.SENT),
            story.report(1, sid, "delivered", MessageStatus.DELIVERED));
    batches.forEach(batch -> store.record(batch.stream().map(news::get).toList()));
    return rowsOf(story.id());
  }

  /** "Wait" is no advice any more. */
  @Test
  void thatNothingMoreWillBeKnownIsTheLastWordInWhateverOrderItComes() {
    for (List<String> codes :
        List.of(
            List.of("outcome_unknown", "cannot_be_told"),
            List.of("cannot_be_told", "outcome_unknown"))) {
      Story apart = Story.begin();
      Story together = Story.begin();
      codes.forEach(code -> store.record(List.of(uncertain(apart, code))));
      store.record(codes.stream().map(code -> uncertain(together, code)).toList());
      for (Story story : List.of(apart, together)) {
        assertThat(errors("message", story)).containsExactly("cannot_be_told");
        assertThat(errors("attempt", story)).containsExactly("cannot_be_told");
      }
    }
  }

  private static News uncertain(Story story, String code) {
    return story.because(1, MessageStatus.UNCERTAIN, code);
  }

  private List<@Nullable String> errors(String table, Story story) {
    return jdbc.sql("select error_code from %s where message_id = :id".formatted(table))
        .param("id", story.id().value())
        .query(String.class)
        .list();
  }

  @Test
  void soDoesALongStoryWithARetryInAnyOrderAndAnyBatches() {
    var random = new Random(SEED);
    var inOrder = longStory();
    inOrder.forEach(one -> store.record(List.of(one)));
    var expected = rowsOf(inOrder.getFirst().messageId());
    assertThat(expected.getFirst())
        .containsEntry("status", "delivered")
        .containsEntry("attempt", 1);
    for (int i = 0; i < SHUFFLES; i++) {
      var shuffled = new ArrayList<>(longStory());
      Collections.shuffle(shuffled, random);
      while (!shuffled.isEmpty()) {
        var batch = shuffled.subList(0, 1 + random.nextInt(shuffled.size()));
        store.record(List.copyOf(batch));
        if (random.nextInt(5) == 0) {
          store.record(List.copyOf(batch)); // Kafka delivers it again
        }
        batch.clear();
      }
      assertThat(rowsOf(lastStory)).as("shuffle %d", i).isEqualTo(expected);
    }
  }

  private MessageId lastStory = new MessageId(new UUID(0, 0));

  /** Scheduled, sent, failed, sent again, and then the first attempt arrives after all. */
  private List<News> longStory() {
    var story = Story.begin();
    lastStory = story.id();
    String first = "SM1" + story.id();
    String second = "SM2" + story.id();
    return List.of(
        story.decision(MessageStatus.SCHEDULED),
        story.message(),
        story.accepted(1, first),
        story.report(1, first, "queued", MessageStatus.ACCEPTED),
        story.report(1, first, "sent", MessageStatus.SENT),
        story.change(2, MessageStatus.RETRYING),
        story.accepted(2, second),
        story.report(2, second, "undelivered", MessageStatus.UNDELIVERED),
        story.report(1, first, "delivered", MessageStatus.DELIVERED));
  }

  @Test
  void anEndIsCountedOnceHoweverOftenItIsTold() {
    var story = Story.begin();
    String sid = "SMc" + story.id();
    var delivered = story.report(1, sid, "delivered", MessageStatus.DELIVERED);
    double ends = count("heliograph.status.ends", "status", "delivered");
    long timed = timed("heliograph.status.time.to.delivered", "lane", "normal");
    store.record(List.of(story.message(), story.accepted(1, sid)));
    store.record(List.of(delivered));
    store.record(List.of(delivered));
    store.record(List.of(story.report(1, sid, "delivered", MessageStatus.DELIVERED)));
    store.record(List.of(story.message()));
    assertThat(count("heliograph.status.ends", "status", "delivered")).isEqualTo(ends + 1);
    assertThat(timed("heliograph.status.time.to.delivered", "lane", "normal")).isEqualTo(timed + 1);
  }

  @Test
  void theFirstReportAfterTheAcceptanceTellsHowLateReportsAre() {
    var story = Story.begin();
    String sid = "SMd" + story.id();
    store.record(List.of(story.message(), story.accepted(1, sid)));
    store.record(List.of(story.report(1, sid, "sent", MessageStatus.SENT)));
    long sent = timed("heliograph.status.callback.delay", "status", "sent");
    assertThat(sent).isPositive();
    store.record(List.of(story.report(1, sid, "sent", MessageStatus.SENT)));
    assertThat(timed("heliograph.status.callback.delay", "status", "sent")).isEqualTo(sent);
  }

  @Test
  void aContradictionIsCounted() {
    var story = Story.begin();
    String sid = "SMf" + story.id();
    double before = count("heliograph.status.contradictions", "flag", "two_ends");
    store.record(List.of(story.report(1, sid, "undelivered", MessageStatus.UNDELIVERED)));
    store.record(List.of(story.report(1, sid, "failed", MessageStatus.FAILED)));
    assertThat(count("heliograph.status.contradictions", "flag", "two_ends")).isEqualTo(before + 1);
  }

  private double count(String name, String label, String value) {
    return meters.get(name).tag(label, value).counter().count();
  }

  private long timed(String name, String label, String value) {
    return meters.get(name).tag(label, value).timer().count();
  }

  @Test
  void aLateReportChangesNothing() {
    var story = Story.begin();
    store.record(
        List.of(story.report(1, "SMl" + story.id(), "delivered", MessageStatus.DELIVERED)));
    var before = messageOf(story.id());
    store.record(List.of(story.report(1, "SMl" + story.id(), "sent", MessageStatus.SENT)));
    assertThat(messageOf(story.id())).isEqualTo(before);
    assertThat(eventsOf(story.id())).hasSize(2);
  }

  @Test
  void theSameReportAgainIsCountedAndTheSameRecordAgainIsNot() {
    var story = Story.begin();
    String sid = "SMr" + story.id();
    var first = story.report(1, sid, "sent", MessageStatus.SENT);
    var again = story.report(1, sid, "sent", MessageStatus.SENT);
    store.record(List.of(first));
    store.record(List.of(first, again));
    store.record(List.of(first, again));
    assertThat(eventsOf(story.id())).hasSize(1);
    assertThat(eventsOf(story.id()).getFirst()).containsEntry("times", 2);
    var third = story.report(1, sid, "sent", MessageStatus.SENT);
    var failed = story.report(1, sid, "failed", MessageStatus.FAILED);
    store.record(List.of(third, failed, third));
    assertThat(eventsOf(story.id())).hasSize(2);
  }

  @Test
  void twoEndsOfOneAttemptAreKeptAndFlagged() {
    var story = Story.begin();
    String sid = "SMe" + story.id();
    store.record(List.of(story.report(1, sid, "undelivered", MessageStatus.UNDELIVERED)));
    store.record(List.of(story.report(1, sid, "failed", MessageStatus.FAILED)));
    assertThat(service.statusOf(story.id())).isEqualTo("undelivered");
    assertThat(eventsOf(story.id()))
        .extracting(event -> event.get("flag"))
        .containsExactly(null, "two_ends");
    assertThat(service.message(story.id()).at("/timeline/1/detail").asString())
        .contains("another end was reported");
  }

  @Test
  void aProviderIdOfAnotherMessageIsAnEventAndAFlag() {
    var owner = Story.begin();
    var other = Story.begin();
    String sid = "SMt" + owner.id();
    store.record(List.of(owner.accepted(1, sid)));
    store.record(
        List.of(
            other.report(1, sid, "sent", MessageStatus.SENT),
            owner.report(1, sid, "sent", MessageStatus.SENT)));
    assertThat(service.statusOf(other.id())).isEqualTo("sent"); // the signed path names it
    assertThat(eventsOf(other.id()).getFirst()).containsEntry("flag", "provider_id_taken");
    assertThat(service.message(other.id()).at("/attempts/0/providerId").isNull()).isTrue();
    assertThat(service.message(owner.id()).at("/attempts/0/providerId").asString()).isEqualTo(sid);
  }

  @Test
  void anotherProviderIdOfTheSameAttemptIsAFlagToo() {
    var story = Story.begin();
    store.record(List.of(story.accepted(1, "SMa" + story.id())));
    store.record(List.of(story.report(1, "SMb" + story.id(), "sent", MessageStatus.SENT)));
    assertThat(eventsOf(story.id()).getLast()).containsEntry("flag", "other_provider_id");
    assertThat(service.message(story.id()).at("/attempts/0/providerId").asString())
        .isEqualTo("SMa" + story.id());
  }

  @Test
  void writersOfTheSameProviderIdDoNotFail() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        var stories = List.of(Story.begin(), Story.begin(), Story.begin(), Story.begin());
        String sid = "SMc" + stories.getFirst().id();
        List<Callable<Boolean>> writers =
            stories.stream()
                .<Callable<Boolean>>map(
                    story ->
                        () -> {
                          store.record(List.of(story.report(1, sid, "sent", MessageStatus.SENT)));
                          return true;
                        })
                .toList();
        for (var written : threads.invokeAll(writers)) {
          assertThat(written.get()).isTrue();
        }
        var owners = jdbc.sql("select count(*) from attempt where provider_id = ?").param(sid);
        assertThat(owners.query(Integer.class).single()).isEqualTo(1);
      }
    }
  }

  @Test
  void noNumberStandsInTheDatabaseAsItIs() {
    var story = Story.begin();
    store.record(
        List.of(story.message(), story.report(1, "SMp" + story.id(), "sent", MessageStatus.SENT)));
    for (String table : List.of("message", "attempt", "message_event", "message_label")) {
      var rows =
          jdbc.sql("select t::text from " + table + " t where message_id = ?")
              .param(story.id().value())
              .query(String.class)
              .list();
      assertThat(rows)
          .isNotEmpty()
          .noneMatch(row -> row.contains(Story.NUMBER.substring(1)) || row.contains("Hi John"))
          .noneMatch(row -> row.contains(hex(Story.NUMBER)));
    }
    var raw = eventsOf(story.id()).getLast().get("raw");
    assertThat(raw).isInstanceOf(byte[].class);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All that is to be the same, in whatever order it was heard. */
  private List<Map<String, @Nullable Object>> rowsOf(MessageId id) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    rows.addAll(messageOf(id));
    rows.addAll(
        select(
            "select attempt, provider, left(provider_id, 3) as sid, status, rank, status_at,"
                + " error_code, two_ends from attempt where message_id = ? order by attempt",
            id));
    rows.addAll(
        select(
            "select attempt, at, source, word, status, error_code, times, flag"
                + " from message_event where message_id = ? order by at",
            id));
    rows.addAll(select("select label, value from message_label where message_id = ?", id));
    return rows;
  }

  private List<Map<String, @Nullable Object>> messageOf(MessageId id) {
    return select(
        """
        select status, attempt, rank, status_at, error_source, error_code, weight, channel,
          category, lane, template, template_version, labels::text, encoding, segments, trouble
        from message where message_id = ?
        """,
        id);
  }

  private List<Map<String, @Nullable Object>> eventsOf(MessageId id) {
    return select("select * from message_event where message_id = ? order by at", id);
  }

  private List<Map<String, @Nullable Object>> select(String sql, MessageId id) {
    return jdbc.sql(sql).param(id.value()).query().listOfRows();
  }

  private static List<List<Integer>> permutations(List<Integer> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Integer>>();
    for (Integer first : items) {
      var rest = new ArrayList<>(items);
      rest.removeIf(first::equals);
      for (List<Integer> tail : permutations(rest)) {
        var one = new ArrayList<Integer>();
        one.add(first);
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}
