package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMetersTest {
  /** Half a minute after the event of {@link Messages}. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:00:30Z"), ZoneOffset.UTC);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallMeters meters = new CallMeters(registry, "twilio", CLOCK);

  @Test
  void whatTheProviderTookIsTimedFromItsEvent() {
    ended(new Accepted("SM1"));
    var timer = registry.get("heliograph.dispatch.to.provider").tag("lane", "normal").timer();
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(30);
    assertThat(calls("accepted")).isEqualTo(1);
  }

  @Test
  void aRefusalIsCountedByTheProvidersCode() {
    ended(new Rejected(21211));
    assertThat(errors("rejected", "21211")).isEqualTo(1);
    assertThat(calls("rejected")).isEqualTo(1);
  }

  @Test
  void codesAndStatusesThatNobodyHasHeardOfMakeNoSeries() {
    int before = registry.getMeters().size();
    IntStream.range(900_000, 900_100).forEach(code -> ended(new Rejected(code)));
    IntStream.range(500, 600).forEach(status -> ended(new Uncertain("http_" + status)));
    assertThat(registry.getMeters()).hasSize(before);
    assertThat(errors("rejected", "other")).isEqualTo(100);
    assertThat(errors("uncertain", "http_status")).isEqualTo(100);
  }

  @Test
  void whyATextWasNotSentIsCounted() {
    ended(NotSent.because(Cause.THROTTLED));
    meters.unreadable();
    assertThat(errors("not_sent", "throttled")).isEqualTo(1);
    assertThat(errors("not_sent", "unreadable")).isEqualTo(1);
    assertThat(calls("not_sent")).isEqualTo(1); // of unreadable words there is no call
  }

  private void ended(SendOutcome outcome) {
    meters.ended(Messages.message("+15551230001", "words"), outcome, Duration.ofMillis(5));
  }

  private double errors(String outcome, String cause) {
    return registry
        .get("heliograph.dispatch.errors")
        .tag("outcome", outcome)
        .tag("cause", cause)
        .counter()
        .count();
  }

  private long calls(String outcome) {
    return registry.get("heliograph.dispatch.calls").tag("outcome", outcome).timer().count();
  }
}
