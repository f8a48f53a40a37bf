package dev.heliograph.status.postgres;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.support.metrics.Slo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts what a batch has changed, once it is committed. */
@Component
class StoreMeters {
  private static final String NONE = "none";
  private static final String OTHER = "other";

  private final MeterRegistry registry;
  private final Map<End, Counter> ends = new ConcurrentHashMap<>();
  private final Map<String, Timer> timesToDelivered = new ConcurrentHashMap<>();
  private final Map<Report, Timer> delays = new ConcurrentHashMap<>();
  private final Map<String, Counter> contradictions = new ConcurrentHashMap<>();

  StoreMeters(MeterRegistry registry) {
    this.registry = registry;
    Stream.of(MessageStatus.values()).filter(MessageStatus::isFinal).forEach(this::expect);
    Stream.of(Lane.values()).forEach(lane -> timeToDelivered(lane.word()));
    Stream.of(EventFlag.values()).forEach(flag -> contradiction(flag.word()));
  }

  /** At zero: what never happened can be shown too. */
  private void expect(MessageStatus status) {
    end(new End(status.word(), NONE));
  }

  private record End(String status, String code) {}

  private record Report(String provider, String status) {}

  /**
   * What a batch has changed.
   *
   * @param ended messages that came to an end
   * @param reported attempts that were with the provider, and of which it reported for the first
   *     time
   * @param contradictions how often each flag was set
   */
  record Written(List<Ended> ended, List<Reported> reported, Map<String, Integer> contradictions) {}

  /**
   * A message that came to an end.
   *
   * @param sinceEvent from the event's own time to the end; absent where the event is not known yet
   */
  record Ended(
      String status,
      Optional<ErrorCode> error,
      Optional<String> lane,
      Optional<Duration> sinceEvent) {}

  /** A provider's first report on an attempt, and how long after it had taken it. */
  record Reported(String provider, String status, Duration sinceAccepted) {}

  void written(Written written) {
    written.ended().forEach(this::ended);
    written
        .reported()
        .forEach(
            report ->
                delay(new Report(report.provider(), report.status()))
                    .record(positive(report.sinceAccepted())));
    written.contradictions().forEach((flag, times) -> contradiction(flag).increment(times));
  }

  private void ended(Ended ended) {
    end(new End(ended.status(), ended.error().map(StoreMeters::label).orElse(NONE))).increment();
    if (ended.status().equals(MessageStatus.DELIVERED.word())) {
      ended
          .sinceEvent()
          .ifPresent(took -> timeToDelivered(ended.lane().orElse(NONE)).record(positive(took)));
    }
  }

  /** A code that no table of ours has could be anything. */
  private static String label(ErrorCode error) {
    return ErrorExplanations.isKnown(error.source(), error.code()) ? error.code() : OTHER;
  }

  /** Clocks of others may be ahead of ours. */
  private static Duration positive(Duration took) {
    return took.isNegative() ? Duration.ZERO : took;
  }

  private Counter end(End end) {
    return ends.computeIfAbsent(
        end,
        of ->
            Counter.builder("heliograph.status.ends")
                .description("Messages that came to an end, by which end and why")
                .tag("status", of.status())
                .tag("code", of.code())
                .register(registry));
  }

  private Timer timeToDelivered(String lane) {
    return timesToDelivered.computeIfAbsent(
        lane,
        of ->
            Slo.delivery("heliograph.status.time.to.delivered")
                .description("From the event's own time to the report that it is on the phone")
                .tag("lane", of)
                .register(registry));
  }

  private Timer delay(Report report) {
    return delays.computeIfAbsent(
        report,
        of ->
            Slo.delivery("heliograph.status.callback.delay")
                .description("From the provider's acceptance to its first report after that")
                .tag("provider", of.provider())
                .tag("status", of.status())
                .register(registry));
  }

  private Counter contradiction(String flag) {
    return contradictions.computeIfAbsent(
        flag,
        of ->
            Counter.builder("heliograph.status.contradictions")
                .description("Reports that contradict what is known: for people to look at")
                .tag("flag", of)
                .register(registry));
  }
}
