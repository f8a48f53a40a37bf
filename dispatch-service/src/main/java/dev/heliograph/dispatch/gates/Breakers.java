package dev.heliograph.dispatch.gates;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.alerts.Alerts;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One breaker for each provider. It opens where calls do not reach the provider, or come back
 * without an answer; what the provider refuses is an answer. Each instance has its own: what cannot
 * be reached from here may be reachable from there.
 */
public final class Breakers {
  private static final Logger log = LoggerFactory.getLogger(Breakers.class);

  /** Longer than any call takes: a probe whose end is never told does not keep it half open. */
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(2);

  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
  private final Probes underWay = new Probes();
  private final CircuitBreakerConfig config;
  private final int probes;
  private final Alerts alerts;

  public Breakers(GateSettings.Breaker settings, Alerts alerts) {
    this.alerts = alerts;
    this.probes = settings.probes();
    this.config =
        CircuitBreakerConfig.custom()
            .failureRateThreshold(settings.failures())
            .slidingWindowSize(settings.window())
            .minimumNumberOfCalls(Math.min(settings.leastCalls(), settings.window()))
            .waitDurationInOpenState(settings.pause())
            .permittedNumberOfCallsInHalfOpenState(settings.probes())
            .maxWaitDurationInHalfOpenState(LONGEST_PROBE)
            .writableStackTraceEnabled(false)
            .build();
  }

  /** What its breaker says of a provider. */
  public enum Standing {
    CLOSED,
    OPEN,
    HALF_OPEN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An answer came, whatever it was. */
  public void answered(String provider, Duration took) {
    of(provider).onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** None came. */
  public void failed(String provider, Duration took) {
    of(provider).onError(took.toNanos(), TimeUnit.NANOSECONDS, new Down());
  }

  /** The same of a call that was to show whether the provider is back. */
  public void probeAnswered(String provider, Duration took) {
    answered(provider, took);
    probesEnded(provider, 1);
  }

  /** Such a call came back without an answer. */
  public void probeFailed(String provider, Duration took) {
    failed(provider, took);
    probesEnded(provider, 1);
  }

  /**
   * Where there are fewer texts than may try, those that did decide: else a provider that is seldom
   * used would be in doubt for ever.
   */
  private void probesEnded(String provider, int count) {
    CircuitBreaker breaker = of(provider);
    if (underWay.ended(provider, count) && breaker.getState() == State.HALF_OPEN) {
      CircuitBreaker.Metrics seen = breaker.getMetrics();
      if (seen.getNumberOfSuccessfulCalls() > 0 && seen.getNumberOfFailedCalls() == 0) {
        breaker.transitionToClosedState();
      }
    }
  }

  public Standing standing(String provider) {
    return standing(of(provider).getState());
  }

  private static Standing standing(State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> Standing.OPEN;
      case HALF_OPEN -> Standing.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> Standing.CLOSED;
    };
  }

  /** How many calls may try now whether the provider is back; zero where nobody doubts it. */
  public int takeProbes(String provider) {
    CircuitBreaker breaker = of(provider);
    int taken = 0;
    while (taken < probes && breaker.getState() != State.CLOSED && breaker.tryAcquirePermission()) {
      taken++;
    }
    underWay.begun(provider, taken);
    return taken;
  }

  /** These calls were not made. */
  public void returnProbes(String provider, int count) {
    for (int i = 0; i < count; i++) {
      of(provider).releasePermission();
    }
    probesEnded(provider, count);
  }

  private CircuitBreaker of(String provider) {
    return breakers.computeIfAbsent(provider, this::create);
  }

  private CircuitBreaker create(String provider) {
    CircuitBreaker breaker = CircuitBreaker.of(provider, config);
    breaker
        .getEventPublisher()
        .onStateTransition(event -> changed(provider, event.getStateTransition()));
    return breaker;
  }

  private void changed(String provider, StateTransition transition) {
    switch (transition) {
      case CLOSED_TO_OPEN -> {
        log.error("{} does not answer: its texts wait until it does again", provider);
        alerts.raise(
            Alert.of(
                provider,
                "provider_down:" + provider,
                provider + " does not answer. Its texts wait, and go out by themselves later."));
      }
      case OPEN_TO_HALF_OPEN -> underWay.reset(provider);
      case HALF_OPEN_TO_CLOSED -> log.info("{} answers again: its texts go out", provider);
      default -> log.debug("{}: {}", provider, transition);
    }
  }

  /** Nothing but a mark, without a trace. */
  @SuppressWarnings("serial")
  private static final class Down extends Exception {
    Down() {
      super("no answer", null, false, false);
    }
  }
}
