package dev.heliograph.systemtests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.client.Unanswered;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The long form of what the other tests show in short: thousands of texts, and whatever may happen
 * to them. Run by {@code system-tests/prove}.
 */
@SystemTest
@Tag("proof")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ProofTest {
  private static final int MANY = Integer.getInteger("heliograph.texts", 20_000);
  private static final int SOME = Math.max(1, MANY / 10);
  private static final int AT_ONCE = 64;
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(15);

  /** So that the texts flow as long as parts are killed. */
  private static final int PER_SECOND_WHILE_KILLED = 60;

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();
  private final Ends ends;

  ProofTest(Heliograph heliograph) {
    this.heliograph = heliograph;
    this.ends = new Ends(heliograph, run);
  }

  @Test
  void whateverIsKilledAtWhateverMomentEveryTextIsDeliveredOnce() {
    long seed = Seed.next("kills");
    heliograph
        .provider()
        .misbehave(
            "{\"seed\":%d,\"answers\":{\"latencyMs\":{\"min\":5,\"max\":400}}}".formatted(seed));
    int givenUpBefore = ends.givenUp();
    Set<String> ids;
    try (var load = load()) {
      Future<?> texts = load.begin(MANY, PER_SECOND_WHILE_KILLED, this::text);
      kill(load, new Random(seed), texts);
      ids = load.finish(texts);
    }
    ends.repeatReportsThatWereGivenUp(ids, givenUpBefore);
    settled(ids, "delivered");
  }

  /** One part, or two at once, again and again, while there are texts to come. */
  private void kill(Load load, Random random, Future<?> texts) {
    int kills = 0;
    while (!texts.isDone()) {
      int wanted = load.accepted() + 50 + random.nextInt(400);
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> texts.isDone() || load.accepted() >= wanted);
      var victims = new ArrayList<Part>();
      victims.add(victim(kills, random));
      if (kills % 3 == 2) {
        Part.MORTAL.stream()
            .filter(part -> !victims.contains(part))
            .skip(random.nextInt(Part.MORTAL.size() - 1))
            .findFirst()
            .ifPresent(victims::add);
      }
      victims.forEach(heliograph.stack()::kill);
      victims.stream().sorted().forEach(heliograph.stack()::start); // what others need first
      kills++;
      System.out.println("killed " + victims + " at " + load.accepted() + " texts");
    }
    assertThat(kills).as("kills while texts flowed").isPositive();
  }

  /** Each in turn, then by chance. */
  private static Part victim(int kills, Random random) {
    int size = Part.MORTAL.size();
    return Part.MORTAL.get(kills < size ? kills : random.nextInt(size));
  }

  @Test
  void whateverTheProviderAnswersEveryTextIsDeliveredOnce() {
    misbehave(
        """
        {"answers":{"dropAfterAccept":0.05,"errorAfterAccept":0.05,"tooManyRequests":0.05},
         "connections":{"refused":0.02}}
        """);
    Set<String> ids = send(MANY, 0);
    await("every text was posted")
        .atMost(SETTLED_WITHIN)
        .ignoreException(Unanswered.class) // by the provider, too, that nobody reaches now and then
        .until(() -> counted("posts") >= MANY);
    heliograph.provider().behaveWell();
    assertThat(counted("droppedAfterAccept", "errorAfterAccept", "tooManyRequests"))
        .as("faults that were met")
        .isGreaterThan(MANY / 10);
    settled(ids, "delivered");
  }

  @Test
  void withoutAnyReportLostAnswersAreSettledByTheListAlone() {
    misbehave("{\"answers\":{\"dropAfterAccept\":0.1},\"callbacks\":{\"enabled\":false}}");
    Set<String> ids = send(SOME, 0);
    misbehave("{\"callbacks\":{\"enabled\":false}}");
    settled(ids, "accepted"); // more than that nobody has told
  }

  @Test
  void reportsThatAllComeBeforeTheAnswerAreNotForgotten() {
    misbehave(
        """
        {"answers":{"latencyMs":{"min":400,"max":400}},"callbacks":{"beforeAnswer":true}}
        """);
    settled(send(SOME, 0), "delivered");
  }

  @Test
  void aProviderThatIsDownForAMinuteFailsNothing() throws InterruptedException {
    Set<String> ids;
    try (var load = load()) {
      Future<?> texts = load.begin(SOME * 2, 40, this::text);
      await().atMost(Duration.ofMinutes(5)).until(() -> load.accepted() >= SOME / 2);
      misbehave("{\"answers\":{\"unavailable\":1}}");
      TimeUnit.MINUTES.sleep(1); // the outage itself, not a wait for something
      heliograph.provider().behaveWell();
      ids = load.finish(texts);
    }
    settled(ids, "delivered");
  }

  @Test
  void eachPersonGetsTheirTextsInOrderThroughRefusalsARebalanceAndAKill() {
    misbehave("{\"answers\":{\"tooManyRequests\":0.05,\"latencyMs\":{\"min\":5,\"max\":100}}}");
    int persons = Math.max(1, SOME / 20);
    List<String> numbers = IntStream.range(0, persons).mapToObj(_ -> Numbers.fresh()).toList();
    Set<String> ids;
    try (var load = new Load(heliograph.texts(), run, 1)) { // one after the other: their order
      Future<?> texts = load.begin(SOME, 0, n -> numbered(numbers.get(n % persons), n / persons));
      await().atMost(Duration.ofMinutes(5)).until(() -> load.accepted() >= SOME / 4);
      try (var _ = heliograph.stack().startBeside(Part.DISPATCH)) { // a rebalance, and a second
        heliograph.stack().kill(Part.DISPATCH);
        heliograph.stack().start(Part.DISPATCH);
        ids = load.finish(texts);
      }
    }
    settled(ids, "delivered");
    Map<String, List<String>> bodies =
        heliograph.provider().taken().stream()
            .filter(taken -> ids.contains(taken.messageId()))
            .collect(groupingBy(Taken::to, mapping(Taken::body, toList())));
    assertThat(bodies).hasSize(persons);
    assertThat(bodies.values())
        .allSatisfy(
            newestFirst -> assertThat(newestFirst).isSortedAccordingTo(Comparator.reverseOrder()));
  }

  private static Map<String, Object> numbered(String to, int n) {
    return Map.of("to", to, "text", Marked.text("%05d".formatted(n)));
  }

  private Load load() {
    return new Load(heliograph.texts(), run, AT_ONCE);
  }

  private Map<String, Object> text(int n) {
    return Map.of("to", Numbers.fresh(), "text", Marked.text("number " + n));
  }

  private Set<String> send(int count, int perSecond) {
    try (var load = load()) {
      return load.finish(load.begin(count, perSecond, this::text));
    }
  }

  private void misbehave(String faults) {
    heliograph.provider().countFromZero();
    heliograph.provider().misbehave(faults);
  }

  private int counted(String... kinds) {
    return IntStream.range(0, kinds.length)
        .map(kind -> heliograph.provider().counts().path(kinds[kind]).asInt())
        .sum();
  }

  private void settled(Set<String> ids, String status) {
    ends.awaitAll(ids, status, SETTLED_WITHIN);
    System.out.println(ids.size() + " texts, each taken once; " + ends.counts());
  }
}
