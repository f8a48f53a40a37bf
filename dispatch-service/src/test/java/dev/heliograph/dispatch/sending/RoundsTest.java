package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoundsTest {
  private static final int WHOLE_ROUNDS = 3;

  private final Semaphore wakeUp = new Semaphore(0);
  private final CountDownLatch whole = new CountDownLatch(WHOLE_ROUNDS);
  private final AtomicInteger between = new AtomicInteger();

  /** A ledger with the same answer at every round. */
  private final class Recorded implements Rounds.Steps {
    private final Supplier<Optional<Use>> answer;

    Recorded(Supplier<Optional<Use>> answer) {
      this.answer = answer;
    }

    @Override
    public Optional<Use> feed() {
      whole.countDown();
      return answer.get();
    }

    @Override
    public Optional<Use> feedMore() {
      between.incrementAndGet();
      return answer.get();
    }

    @Override
    public void end() {}

    @Override
    public void feedSuccessors() {
      between.incrementAndGet();
      wakeUp.release(); // the next one is waiting already
    }
  }

  private void runUntilThreeWholeRounds(Supplier<Optional<Use>> answer)
      throws InterruptedException {
    var permits = new Permits(200, 1);
    var rounds = new Rounds(new Recorded(answer), permits, wakeUp, Duration.ofMillis(20));
    Thread running = Thread.ofVirtual().start(rounds::run);
    assertThat(whole.await(30, TimeUnit.SECONDS)).isTrue();
    rounds.stop();
    running.join();
  }

  @Test
  void wakingWithoutEndDoesNotKeepTheRestWaiting() throws InterruptedException {
    wakeUp.release();
    runUntilThreeWholeRounds(Optional::empty);
    assertThat(between).hasPositiveValue();
  }

  @Test
  void backlogWithoutEndDoesNotKeepTheRestWaiting() throws InterruptedException {
    runUntilThreeWholeRounds(() -> Optional.of(Use.NORMAL_AGAIN));
    assertThat(between).hasPositiveValue();
  }

  @Test
  void outageIsWaitedOut() throws InterruptedException {
    runUntilThreeWholeRounds(
        () -> {
          throw new IllegalStateException("away");
        });
  }
}
