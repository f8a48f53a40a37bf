package dev.heliograph.systemtests;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.stack.Part;
import dev.heliograph.systemtests.stack.SecondInstance;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two of every service side by side: they share the work, and who comes or goes loses nothing. */
@SystemTest
class SeveralInstancesTest {
  private static final int BETWEEN = 40;
  private static final Duration WITHIN = Duration.ofMinutes(2);

  private final Heliograph heliograph;
  private final String run = UUID.randomUUID().toString();

  SeveralInstancesTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void whileInstancesOfEveryServiceComeAndGoEachTextIsDeliveredOnce() {
    Set<String> ids = new HashSet<>();
    try (var ingest = beside(Part.INGEST);
        var here = new Flow(heliograph.texts(), run);
        var there = new Flow(heliograph.texts().through(ingest.url()), run)) {
      try (var _ = beside(Part.COMPOSER);
          var _ = beside(Part.DISPATCH);
          var _ = beside(Part.STATUS)) {
        there.awaitMore(BETWEEN);
        restart(Part.COMPOSER); // the second has all of its work meanwhile
        restart(Part.DISPATCH);
        here.awaitMore(BETWEEN);
      } // and gives it back
      there.awaitMore(BETWEEN);
      ids.addAll(there.finish());
      ids.addAll(here.finish());
    }
    new Ends(heliograph, run).awaitAll(ids, "delivered", WITHIN);
  }

  private void restart(Part part) {
    heliograph.stack().kill(part);
    heliograph.stack().start(part);
  }

  private SecondInstance beside(Part part) {
    return heliograph.stack().startBeside(part);
  }
}
