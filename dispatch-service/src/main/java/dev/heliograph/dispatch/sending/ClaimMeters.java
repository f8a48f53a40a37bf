package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what becomes of the messages of polls. */
final class ClaimMeters {
  private final Map<Lane, OfLane> lanes = new EnumMap<>(Lane.class);

  ClaimMeters(MeterRegistry registry) {
    for (Lane lane : Lane.values()) {
      lanes.put(
          lane,
          new OfLane(
              claims(registry, lane, "started"),
              claims(registry, lane, "queued"),
              claims(registry, lane, "repeated")));
    }
  }

  private record OfLane(Counter started, Counter queued, Counter repeated) {}

  private static Counter claims(MeterRegistry registry, Lane lane, String outcome) {
    return Counter.builder("heliograph.dispatch.claims")
        .description("Messages of polls, by what became of them")
        .tag("lane", lane.word())
        .tag("outcome", outcome)
        .register(registry);
  }

  void claimed(Lane lane, int rows, int started) {
    of(lane).started().increment(started);
    of(lane).queued().increment(rows - started);
  }

  void repeated(Lane lane, int messages) {
    of(lane).repeated().increment(messages);
  }

  private OfLane of(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }
}
