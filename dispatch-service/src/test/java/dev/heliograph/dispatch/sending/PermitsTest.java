package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PermitsTest {
  private final Permits permits = new Permits(20, 4);

  @Test
  void everyUseLeavesARoomToTheNextMorePressingOne() {
    assertThat(permits.take(Use.BULK_AGAIN, 100)).isEqualTo(8);
    assertThat(permits.take(Use.BULK, 100)).isEqualTo(4);
    assertThat(permits.take(Use.NORMAL_AGAIN, 1)).isZero();
    assertThat(permits.take(Use.NORMAL, 100)).isEqualTo(4);
    assertThat(permits.take(Use.URGENT_AGAIN, 1)).isZero();
    assertThat(permits.take(Use.URGENT, 100)).isEqualTo(4);
    assertThat(permits.free(Use.NORMAL)).isNegative();
    assertThat(permits.take(Use.BULK, 1)).isZero();
  }

  @Test
  void retriesOfALaneNeverTakeAllThatItsNewTextsMayHave() {
    for (Lane lane : Lane.values()) {
      var all = new Permits(20, 4);
      all.take(Use.again(lane), 20);
      assertThat(all.take(Use.first(lane), 20)).as(lane.word()).isEqualTo(4);
    }
  }

  @Test
  void waitingEndsWhenEnoughIsReleased() throws InterruptedException {
    permits.take(Use.URGENT, 20);
    assertThat(permits.await(Use.NORMAL, 1, Duration.ofMillis(1))).isFalse();
    Thread releasing = Thread.ofVirtual().start(() -> permits.release(5));
    assertThat(permits.await(Use.NORMAL, 1, Duration.ofSeconds(30))).isTrue();
    releasing.join();
  }
}
