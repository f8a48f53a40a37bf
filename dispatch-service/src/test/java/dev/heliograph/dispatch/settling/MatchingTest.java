package dev.heliograph.dispatch.settling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.settling.Matching.Absent;
import dev.heliograph.dispatch.settling.Matching.Busy;
import dev.heliograph.dispatch.settling.Matching.Entry;
import dev.heliograph.dispatch.settling.Matching.Finding;
import dev.heliograph.dispatch.settling.Matching.Found;
import dev.heliograph.dispatch.settling.Matching.Row;
import dev.heliograph.dispatch.settling.Matching.Unclear;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static MessageId id(int number) {
    return new MessageId(new UUID(0, number));
  }

  private static Row row(int number, String body, int start) {
    return new Row(id(number), body, NOON.plusSeconds(start), false);
  }

  private static Row underWay(int number, String body, int start) {
    return new Row(id(number), body, NOON.plusSeconds(start), true);
  }

  private static Entry entry(String sid, String body, int created) {
    return new Entry(sid, body, true, NOON.plusSeconds(created));
  }

  private static Map<MessageId, Finding> match(List<Row> rows, Entry... entries) {
    return Matching.match(rows, List.of(entries));
  }

  @Test
  void entryOfTheSameWordsIsFoundAndItsAbsenceToo() {
    assertThat(match(List.of(row(1, "hello", 0)), entry("SM1", "hello", 1)))
        .containsExactly(Map.entry(id(1), new Found("SM1")));
    assertThat(match(List.of(row(1, "hello", 0)), entry("SM1", "good morning", 1)))
        .containsExactly(Map.entry(id(1), new Absent()));
    assertThat(match(List.of(row(1, "hello", 0)))).containsEntry(id(1), new Absent());
  }

  @Test
  void olderEntryIsSomebodyElses() {
    assertThat(match(List.of(row(1, "hello", 60)), entry("SM1", "hello", 0)))
        .containsEntry(id(1), new Absent());
  }

  @ParameterizedTest
  @CsvSource({"-2, true", "-3, false"})
  void wholeSecondsHideNoMoreThanTwo(int created, boolean found) {
    Finding finding = match(List.of(row(1, "hello", 0)), entry("SM1", "hello", created)).get(id(1));
    assertThat(finding).isEqualTo(found ? new Found("SM1") : new Absent());
  }

  @Test
  void twoOfTheSameWordsShareTwoEntriesInTheOrderOfTime() {
    var rows = List.of(row(2, "hello", 30), row(1, "hello", 0));
    assertThat(match(rows, entry("SM2", "hello", 31), entry("SM1", "hello", 1)))
        .containsOnly(Map.entry(id(1), new Found("SM1")), Map.entry(id(2), new Found("SM2")));
  }

  @Test
  void oneEntryForTwoOfTheSameWordsLeavesTheOtherAbsent() {
    var rows = List.of(row(1, "hello", 0), row(2, "hello", 1));
    assertThat(match(rows, entry("SM1", "hello", 5)))
        .containsOnly(Map.entry(id(1), new Found("SM1")), Map.entry(id(2), new Absent()));
  }

  @Test
  void entryThatMayBelongToACallUnderWayIsNobodysYet() {
    var rows = List.of(row(1, "hello", 0), underWay(2, "hello", 4));
    assertThat(match(rows, entry("SM1", "hello", 5))).containsOnly(Map.entry(id(1), new Busy()));
    assertThat(match(rows, entry("SM1", "hello", 1)))
        .containsOnly(Map.entry(id(1), new Found("SM1")));
    assertThat(match(rows)).containsOnly(Map.entry(id(1), new Absent()));
  }

  @Test
  void callUnderWayWithOtherWordsDisturbsNothing() {
    var rows = List.of(row(1, "hello", 0), underWay(2, "good morning", 0));
    assertThat(match(rows, entry("SM1", "hello", 5)))
        .containsOnly(Map.entry(id(1), new Found("SM1")));
  }

  @ParameterizedTest
  @CsvSource({
    "Hello Ann, HELLO ANN!",
    "Hello Ann, Hello Ann Reply STOP to end",
    "Hello Ann, ''",
    "🎫🎫, Hello",
  })
  void whatMayHaveBeenMadeOfTheWordsIsNeitherFoundNorAbsent(String ours, String theirs) {
    assertThat(match(List.of(row(1, ours, 0)), entry("SM1", theirs, 1)))
        .containsEntry(id(1), new Unclear());
  }

  @Test
  void sameWordsByAnotherSenderAreUnclear() {
    var foreign = new Entry("SM1", "hello", false, NOON);
    assertThat(match(List.of(row(1, "hello", 0)), foreign)).containsEntry(id(1), new Unclear());
  }

  @Test
  void entryThatIsAnotherRowsMakesNothingUnclear() {
    var rows = List.of(row(1, "hello", 0), row(2, "hello there", 0));
    assertThat(match(rows, entry("SM2", "hello there", 1)))
        .containsOnly(Map.entry(id(1), new Absent()), Map.entry(id(2), new Found("SM2")));
  }

  /**
   * A few texts of the same or other words to one person; some were taken without our hearing of
   * it. Whatever was taken is found, and what was not is absent: as many go out as were asked for.
   */
  @Test
  void asManyAreFoundAsWereTaken() {
    for (long seed = 0; seed < 3000; seed++) {
      var random = new Random(seed);
      var rows = new ArrayList<Row>();
      var entries = new ArrayList<Entry>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        String body = random.nextInt(3) > 0 ? "hello" : "bye";
        int start = random.nextInt(40);
        rows.add(row(i, body, start));
        if (random.nextBoolean()) {
          entries.add(entry("SM" + i, body, start + random.nextInt(25)));
        }
      }
      Collections.shuffle(rows, random);
      Collections.shuffle(entries, random);
      var findings = Matching.match(rows, entries);
      assertThat(findings).as("seed " + seed).hasSize(rows.size());
      assertThat(findings.values().stream().filter(Found.class::isInstance))
          .as("seed " + seed)
          .doesNotHaveDuplicates()
          .hasSize(entries.size());
      assertThat(findings.values()).as("seed " + seed).doesNotContain(new Busy(), new Unclear());
    }
  }

  /** Rounds of looking while calls are under way, aged, answered late: no text too many or few. */
  @Test
  void inWhateverOrderThingsHappenOneTextGoesOutForEach() {
    for (long seed = 0; seed < 2000; seed++) {
      var world = new World(new Random(seed));
      for (int step = 0; step < 200 && !world.isSettled(); step++) {
        world.step();
      }
      assertThat(world.isSettled()).as("seed " + seed).isTrue();
      assertThat(world.texts()).as("seed " + seed).isEqualTo(world.messages());
    }
  }

  /** One person's texts of one wording, at a provider that loses answers. */
  private static final class World {
    private enum State {
      WAITING,
      SENDING,
      UNCERTAIN,
      DONE
    }

    private final Random random;
    private final int count;
    private final State[] states;
    private final int[] starts;
    private final int[] begun;
    private final boolean[] taken;
    private final String[] sids;
    private final List<Entry> list = new ArrayList<>();
    private final List<String> claimed = new ArrayList<>();
    private int now;

    World(Random random) {
      this.random = random;
      count = 1 + random.nextInt(5);
      states = new State[count];
      starts = new int[count];
      begun = new int[count];
      taken = new boolean[count];
      sids = new String[count];
      Arrays.fill(states, State.WAITING);
      Arrays.fill(starts, -1);
      Arrays.fill(sids, "");
    }

    int messages() {
      return count;
    }

    int texts() {
      return list.size();
    }

    boolean isSettled() {
      return Arrays.stream(states).allMatch(State.DONE::equals);
    }

    void step() {
      now += random.nextInt(4);
      int i = random.nextInt(count);
      switch (states[i]) {
        case WAITING -> begin(i);
        case SENDING -> progress(i);
        case UNCERTAIN -> look();
        case DONE -> {}
      }
    }

    private void begin(int i) {
      states[i] = State.SENDING;
      starts[i] = starts[i] < 0 ? now : starts[i];
      taken[i] = false;
      sids[i] = "";
      begun[i] = now;
    }

    private void progress(int i) {
      if (!taken[i] && random.nextInt(3) > 0) { // the provider takes it
        taken[i] = true;
        sids[i] = "SM" + list.size();
        list.add(entry(sids[i], "hello", now));
      } else if (taken[i] && random.nextBoolean()) { // and its answer comes
        claimed.add(sids[i]);
        states[i] = State.DONE;
      } else {
        states[i] = State.UNCERTAIN;
      }
    }

    /** Only what is no longer under way is looked for, and two looks would see the same. */
    private void look() {
      var rows = new ArrayList<Row>();
      for (int i = 0; i < count; i++) {
        if (states[i] == State.UNCERTAIN) {
          rows.add(row(i, "hello", starts[i]));
        } else if (states[i] == State.SENDING) {
          rows.add(underWay(i, "hello", begun[i]));
        }
      }
      var unclaimed = list.stream().filter(one -> !claimed.contains(one.sid())).toList();
      Matching.match(rows, unclaimed)
          .forEach((id, finding) -> apply((int) id.value().getLeastSignificantBits(), finding));
    }

    private void apply(int i, Finding finding) {
      switch (finding) {
        case Found(var sid) -> {
          claimed.add(sid);
          states[i] = State.DONE;
        }
        case Absent() -> states[i] = State.WAITING;
        case Busy(), Unclear() -> {}
      }
    }
  }
}
