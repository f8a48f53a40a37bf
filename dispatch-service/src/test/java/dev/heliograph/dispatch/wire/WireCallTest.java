package dev.heliograph.dispatch.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WireCallTest {
  private static final Deadline PASSED = Deadline.in(Duration.ZERO);
  private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));

  @Test
  void connectingThatTakesTooLongIsNotSentAndWaits() {
    var call = new WireCall(PASSED, LATER);
    assertThatThrownBy(call::beforeWriting).isInstanceOf(WireCall.StartedTooLate.class);
    call.failed(new WireCall.StartedTooLate());
    assertThat(call.outcome()).isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void callThatComesTooLateIsNotBegun() {
    var call = new WireCall(PASSED, LATER);
    assertThat(
            call.run(
                () -> {
                  throw new AssertionError("it may not begin");
                }))
        .isEqualTo(new NotBegun());
  }

  @Test
  void failureAfterWritingIsUncertainWhateverItsKind() throws IOException {
    var call = new WireCall(LATER, LATER);
    call.beforeWriting();
    call.failed(new java.net.ConnectException("refused"));
    assertThat(call.outcome()).isEqualTo(new Uncertain("connection_lost"));
  }
}
