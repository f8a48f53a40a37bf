package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.support.metrics.Slo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times calls to a provider by what they came to, and counts why the others came to nothing. */
final class CallMeters {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final String OTHER = "other";
  private static final String ACCEPTED = "accepted";
  private static final String REJECTED = "rejected";
  private static final String NOT_SENT = "not_sent";
  private static final String UNCERTAIN = "uncertain";
  private static final String NOT_BEGUN = "not_begun";

  /** Any status that is no answer of the provider's. */
  private static final String HTTP = "http_status";

  private static final Set<String> UNCERTAIN_CAUSES =
      Set.of("read_timeout", "no_answer", "connection_lost", "malformed_answer", HTTP, "fault");

  private final MeterRegistry registry;
  private final String provider;
  private final Clock clock;
  private final Map<String, Timer> calls;
  private final Map<Lane, Timer> toProvider;
  private final Map<Failure, Counter> failures = new ConcurrentHashMap<>();

  CallMeters(MeterRegistry registry, String provider, Clock clock) {
    this.registry = registry;
    this.provider = provider;
    this.clock = clock;
    this.calls =
        Stream.of(ACCEPTED, REJECTED, NOT_SENT, UNCERTAIN, NOT_BEGUN)
            .collect(Collectors.toMap(Function.identity(), this::call));
    this.toProvider =
        Stream.of(Lane.values()).collect(Collectors.toMap(Function.identity(), this::toProvider));
    expectFailures();
  }

  /** At zero: what never happened can be shown too. */
  private void expectFailures() {
    failure(new Failure(REJECTED, OTHER));
    for (Cause cause : Cause.values()) {
      failure(new Failure(NOT_SENT, word(cause)));
    }
    UNCERTAIN_CAUSES.forEach(cause -> failure(new Failure(UNCERTAIN, cause)));
  }

  private record Failure(String outcome, String cause) {}

  /** A call of this message ended. */
  void ended(OutboundMessage message, SendOutcome outcome, Duration took) {
    switch (outcome) {
      case Accepted _ -> accepted(message, took);
      case Rejected(var code) -> failed(REJECTED, known(code), took);
      case NotSent(var cause, _, _) -> failed(NOT_SENT, word(cause), took);
      case Uncertain(var cause) -> failed(UNCERTAIN, known(cause), took);
      case NotBegun _ -> call(NOT_BEGUN, took);
    }
  }

  /** The words of a row could not be read: there was no call. */
  void unreadable() {
    failure(new Failure(NOT_SENT, word(Cause.UNREADABLE))).increment();
  }

  private void accepted(OutboundMessage message, Duration took) {
    call(ACCEPTED, took);
    Duration since = Duration.between(message.origin().event().time(), clock.instant());
    Objects.requireNonNull(toProvider.get(message.handling().lane()))
        .record(since.isNegative() ? Duration.ZERO : least(since));
  }

  /** An event may say that it is of the year 1; a timer takes no more than 292 years. */
  private static Duration least(Duration since) {
    return since.compareTo(LONGEST) > 0 ? LONGEST : since;
  }

  private void failed(String outcome, String cause, Duration took) {
    call(outcome, took);
    failure(new Failure(outcome, cause)).increment();
  }

  private void call(String outcome, Duration took) {
    Objects.requireNonNull(calls.get(outcome)).record(took);
  }

  /** A code that no table of ours has could be any number. */
  private String known(int code) {
    String label = Integer.toString(code);
    return ErrorExplanations.isKnown(provider, label) ? label : OTHER;
  }

  private static String known(String cause) {
    if (cause.startsWith("http_")) {
      return HTTP;
    }
    return UNCERTAIN_CAUSES.contains(cause) ? cause : OTHER;
  }

  private static String word(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  private Timer call(String outcome) {
    return Slo.call("heliograph.dispatch.calls")
        .description("Calls to a provider, each one attempt, by what they came to")
        .tag("provider", provider)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Timer toProvider(Lane lane) {
    return Slo.toProvider("heliograph.dispatch.to.provider")
        .description("From the event's own time to the answer of the provider that took the text")
        .tag("lane", lane.word())
        .register(registry);
  }

  private Counter failure(Failure failure) {
    return failures.computeIfAbsent(
        failure,
        of ->
            Counter.builder("heliograph.dispatch.errors")
                .description("Attempts that the provider did not take, by cause")
                .tag("provider", provider)
                .tag("outcome", of.outcome())
                .tag("cause", of.cause())
                .register(registry));
  }
}
