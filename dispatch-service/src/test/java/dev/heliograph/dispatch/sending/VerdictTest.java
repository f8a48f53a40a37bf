package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
  private static final Turn TURN = new Turn(new MessageId(new UUID(1, 2)), 4, 9);
  private final Verdict verdict =
      new Verdict(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(1)), 3);

  private LedgerChange on(int answersBefore, SendOutcome outcome) {
    return verdict.on(TURN, answersBefore, new ErrorTable("twilio"), outcome);
  }

  @Test
  void acceptedKeepsTheSid() {
    LedgerChange change = on(0, new Accepted("SM1"));
    assertThat(change.to()).isEqualTo(To.ACCEPTED);
    assertThat(change.evidence().sid()).contains("SM1");
    assertThat(change.nextAttempt()).isEqualTo(4);
  }

  @Test
  void rejectedKeepsTheCode() {
    LedgerChange change = on(0, new Rejected(21211));
    assertThat(change.to()).isEqualTo(To.REJECTED);
    assertThat(change.evidence().errorCode()).contains(21211);
  }

  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"REFUSED_FOR_NOW"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatIsNotAboutTheMessageIsTriedAgainWithoutEnd(Cause cause) {
    LedgerChange change = on(1000, NotSent.because(cause));
    assertThat(change.to()).isEqualTo(To.WAITING);
    assertThat(change.nextAttempt()).isEqualTo(5);
    assertThat(change.evidence().answered()).isFalse();
  }

  @Test
  void thirdAnswerAboutTheMessageIsTheLast() {
    var refused = new NotSent(Cause.REFUSED_FOR_NOW, Optional.of(21611), Optional.empty());
    assertThat(on(0, refused).to()).isEqualTo(To.WAITING);
    assertThat(on(1, refused).to()).isEqualTo(To.WAITING);
    LedgerChange last = on(2, refused);
    assertThat(last.to()).isEqualTo(To.REJECTED);
    assertThat(last.evidence().errorCode()).contains(21611);
  }

  @Test
  void refusedForNowWaitsAsLongAsTheTableSays() {
    var refused = new NotSent(Cause.REFUSED_FOR_NOW, Optional.of(21611), Optional.empty());
    assertThat(on(0, refused).delay()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    assertThat(on(1, refused).delay()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
    var asked =
        new NotSent(Cause.REFUSED_FOR_NOW, Optional.of(21611), Optional.of(Duration.ofMinutes(10)));
    assertThat(on(0, asked).delay()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(20));
  }

  @Test
  void tableMayAllowFewerTriesThanWeDo() {
    var once = new NotSent(Cause.REFUSED_FOR_NOW, Optional.of(30450), Optional.empty());
    assertThat(on(0, once).to()).isEqualTo(To.WAITING);
    assertThat(on(1, once).to()).isEqualTo(To.REJECTED);
  }

  @Test
  void wordsAreKeptOfWhatMayWorkLater() {
    assertThat(on(0, new Rejected(21211)).keepsWords()).isFalse();
    assertThat(on(0, new Rejected(21606)).keepsWords()).isTrue();
    assertThat(on(0, new Rejected(99999)).keepsWords()).isTrue();
    var full = new NotSent(Cause.REFUSED_FOR_NOW, Optional.of(21611), Optional.empty());
    assertThat(on(2, full).keepsWords()).isTrue();
  }

  @Test
  void uncertainIsNeverTriedAgain() {
    assertThat(on(0, new Uncertain("read_timeout")).to()).isEqualTo(To.UNCERTAIN);
  }

  @Test
  void whatWasNotBegunGoesBackAsTheSameAttempt() {
    LedgerChange change = on(0, new NotBegun());
    assertThat(change.to()).isEqualTo(To.QUEUED);
    assertThat(change.nextAttempt()).isEqualTo(4);
  }

  @Test
  void delayDoublesUpToItsCeilingWithFullJitter() {
    var most = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Highest());
    assertThat(most.after(1, Optional.empty())).isEqualTo(Duration.ofSeconds(1));
    assertThat(most.after(4, Optional.empty())).isEqualTo(Duration.ofSeconds(8));
    assertThat(most.after(10, Optional.empty())).isEqualTo(Duration.ofMinutes(5));
    assertThat(most.after(1_000, Optional.empty())).isEqualTo(Duration.ofMinutes(5));
    var random = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
    for (int i = 0; i < 1000; i++) {
      assertThat(random.after(3, Optional.empty())).isBetween(Duration.ZERO, Duration.ofSeconds(4));
    }
  }

  @Test
  void whatTheProviderAsksForIsTheLeast() {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
    assertThat(backoff.after(1, Optional.of(Duration.ofSeconds(30))))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
  }

  /** Always the highest number that was allowed. */
  private static final class Highest extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}
