package dev.heliograph.systemtests;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of each part in turn while texts flow: none is lost, none goes out twice. */
@SystemTest
class KillTest {
  /** Longer than a text left in SENDING waits, and than a dead consumer's partitions do. */
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();

  KillTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void everyTextGoesOutOnceWhateverIsKilled() {
    long seed = Seed.next("kills");
    heliograph
        .provider()
        .misbehave(
            "{\"seed\":%d,\"answers\":{\"latencyMs\":{\"min\":5,\"max\":400}}}".formatted(seed));
    var ends = new Ends(heliograph, run);
    int givenUpBefore = ends.givenUp(); // what earlier tests left is no excuse of this one

    Set<String> ids = killEachWhileTextsFlow(new Random(seed));

    ends.repeatReportsThatWereGivenUp(ids, givenUpBefore);
    // also what was in SENDING when its sender died, whether the provider had it or not
    ends.awaitAll(ids, "delivered", SETTLED_WITHIN);
    System.out.println(ids.size() + " texts; " + ends.counts());
  }

  private Set<String> killEachWhileTextsFlow(Random random) {
    try (var flow = new Flow(heliograph.texts(), run)) {
      for (Part victim : shuffled(random)) {
        flow.awaitMore(10 + random.nextInt(20));
        heliograph.stack().kill(victim);
        heliograph.stack().start(victim);
      }
      flow.awaitMore(20);
      return flow.finish();
    }
  }

  private static List<Part> shuffled(Random random) {
    var victims = new ArrayList<>(Part.MORTAL);
    Collections.shuffle(victims, random);
    return victims;
  }
}
