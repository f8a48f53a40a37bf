package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Provider.Taken;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How fast texts go out where a sender's rate is limited. Run by {@code system-tests/prove}. */
@SystemTest
@Tag("proof")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class PaceProofTest {
  private static final int MANY = Integer.getInteger("heliograph.texts", 20_000);
  private static final int BACKLOG = MANY * 5;
  private static final int URGENT = Math.max(20, MANY / 20);
  private static final int URGENT_PER_SECOND = 20;
  private static final double LIMIT_WITH_BACKLOG = 100;
  private static final double LIMIT = 50;
  private static final Duration WITHIN = Duration.ofMinutes(30);

  private final Heliograph heliograph;

  PaceProofTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @AfterEach
  void sendAsBefore() {
    heliograph.sending().unlimited();
    heliograph.sending().resume();
  }

  @Test
  void whatIsUrgentIsAsFastBehindAHundredThousandOthers() {
    heliograph.sending().limit(LIMIT_WITH_BACKLOG);
    Percentiles alone = urgent();
    String run = UUID.randomUUID().toString();
    heliograph.provider().countFromZero();
    Set<String> bulk = send(run, BACKLOG, Map.of("priority", "bulk"));
    awaitBacklog();
    Percentiles behind = urgent();
    assertThat(heliograph.provider().acceptances().keySet().containsAll(bulk))
        .as("all of the backlog has gone, so nothing was behind it")
        .isFalse();
    System.out.println("urgent alone " + alone + ", behind " + BACKLOG + " others " + behind);
    assertThat(behind.p99()).isLessThanOrEqualTo(alone.p99().multipliedBy(3));
    heliograph.sending().unlimited();
    new Ends(heliograph, run).awaitAll(bulk, "delivered", WITHIN);
  }

  /** Until all of it waits to be sent, or has been. */
  private void awaitBacklog() {
    Awaitility.await("the backlog waits")
        .atMost(WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                heliograph.sending().waiting()
                        + heliograph.provider().counts().path("accepted").asInt()
                    >= BACKLOG);
  }

  /** From the moment of the request to the provider's. */
  private Percentiles urgent() {
    String run = UUID.randomUUID().toString();
    Map<String, Instant> asked = new ConcurrentHashMap<>();
    Set<String> ids;
    try (var load = new Load(heliograph.texts(), run, 64)) {
      ids =
          load.finish(
              load.begin(
                  URGENT,
                  URGENT_PER_SECOND,
                  _ -> {
                    String to = Numbers.fresh();
                    asked.put(to, Instant.now());
                    return Map.of("to", to, "text", Marked.text("now"), "priority", "urgent");
                  }));
    }
    new Ends(heliograph, run).awaitAll(ids, "delivered", WITHIN);
    return Percentiles.of(
        taken(ids).stream()
            .map(taken -> Duration.between(asked.get(taken.to()), taken.at()))
            .toList());
  }

  @Test
  void twoInstancesKeepOneLimitTogether() {
    String run = UUID.randomUUID().toString();
    try (var second = heliograph.stack().startBeside(Part.DISPATCH)) {
      warmUp();
      heliograph.sending().pause("until all wait");
      heliograph.sending().limit(LIMIT);
      heliograph.sending().at(second.port()).waiting(); // it knows of both before it answers
      Set<String> ids = send(run, Math.max(500, MANY / 10), Map.of());
      heliograph.sending().awaitWaiting(ids.size());
      heliograph.provider().countFromZero();
      heliograph.sending().resume();
      awaitAllTaken(ids.size());
      new Ends(heliograph, run).awaitAll(ids, "delivered", WITHIN);
      var pace = Pace.of(taken(ids).stream().map(Taken::at).toList());
      System.out.println("with a limit of " + LIMIT + "/s and two instances: " + pace);
      assertThat(pace.perSecond()).isBetween(LIMIT * 0.95, LIMIT * 1.05);
      assertThat(pace.mostInASecond()).isLessThanOrEqualTo(55);
    }
  }

  /** Looks seldom: while the provider's stand-in answers us it takes no texts, and then many. */
  private void awaitAllTaken(int texts) {
    Awaitility.await("the provider has all")
        .atMost(WITHIN)
        .pollInterval(Duration.ofSeconds(5))
        .until(() -> heliograph.provider().counts().path("accepted").asInt() >= texts);
  }

  /** What is measured is the pace, not how a new process finds it. */
  private void warmUp() {
    String run = UUID.randomUUID().toString();
    new Ends(heliograph, run).awaitAll(send(run, MANY / 4, Map.of()), "delivered", WITHIN);
  }

  private Set<String> send(String run, int count, Map<String, Object> with) {
    try (var load = new Load(heliograph.texts(), run, 64)) {
      return load.finish(
          load.begin(
              count,
              0,
              n -> {
                var request = new HashMap<String, Object>(with);
                request.put("to", Numbers.fresh());
                request.put("text", Marked.text("number " + n));
                return request;
              }));
    }
  }

  private List<Taken> taken(Set<String> ids) {
    return heliograph.provider().taken().stream()
        .filter(taken -> ids.contains(taken.messageId()))
        .toList();
  }
}
