package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PermitsTest {
  private final Permits permits = new Permits(10, 3);

  @Test
  void bulkLeavesWhatIsKeptForUrgent() {
    assertThat(permits.take(Lane.BULK, 100)).isEqualTo(7);
    assertThat(permits.take(Lane.NORMAL, 1)).isZero();
    assertThat(permits.take(Lane.URGENT, 100)).isEqualTo(3);
    assertThat(permits.free(Lane.NORMAL)).isNegative();
    assertThat(permits.take(Lane.BULK, 1)).isZero();
  }

  @Test
  void waitingEndsWhenEnoughIsReleased() throws InterruptedException {
    permits.take(Lane.URGENT, 10);
    assertThat(permits.await(Lane.NORMAL, 1, Duration.ofMillis(1))).isFalse();
    Thread releasing = Thread.ofVirtual().start(() -> permits.release(4));
    assertThat(permits.await(Lane.NORMAL, 1, Duration.ofSeconds(30))).isTrue();
    releasing.join();
  }
}
