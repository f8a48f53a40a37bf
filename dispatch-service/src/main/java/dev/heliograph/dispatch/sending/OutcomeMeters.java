package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.RecipientKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts what was written of turns that ended, and times the writing. */
final class OutcomeMeters {
  /** Of turns that never had a permit the lane is not known. */
  private static final String NO_LANE = "none";

  private final Map<Key, Counter> outcomes = new HashMap<>();
  private final Timer flushes;

  OutcomeMeters(MeterRegistry registry) {
    for (To state : To.values()) {
      for (Lane lane : Lane.values()) {
        register(registry, new Key(state, lane.word()));
      }
    }
    register(registry, new Key(To.QUEUED, NO_LANE));
    flushes =
        Timer.builder("heliograph.dispatch.flushes")
            .description("Groups of outcomes, from the first statement to the commit")
            .register(registry);
  }

  private record Key(To state, String lane) {}

  private void register(MeterRegistry registry, Key key) {
    outcomes.put(
        key,
        Counter.builder("heliograph.dispatch.outcomes")
            .description("Turns that ended, by the state that they led to")
            .tag("state", key.state().name().toLowerCase(Locale.ROOT))
            .tag("lane", key.lane())
            .register(registry));
  }

  /** A group was written. */
  void written(List<Ended> group, long nanos) {
    flushes.record(nanos, TimeUnit.NANOSECONDS);
    for (Ended turn : group) {
      String lane = turn.held().map(RecipientKey::lane).map(Lane::word).orElse(NO_LANE);
      Objects.requireNonNull(outcomes.get(new Key(turn.change().to(), lane))).increment();
    }
  }
}
