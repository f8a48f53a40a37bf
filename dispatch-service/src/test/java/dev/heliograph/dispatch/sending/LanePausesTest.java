package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class LanePausesTest {
  private static final int TOTAL = 20;
  private static final int ROOM = 4;

  private final Permits permits = new Permits(TOTAL, ROOM);
  private final Map<String, FakeContainer> lanes =
      Map.of(
          "dispatch.urgent", new FakeContainer(),
          "dispatch.normal", new FakeContainer(),
          "dispatch.bulk", new FakeContainer());
  private final LanePauses pauses =
      new LanePauses(new Registry(), permits, TestSettings.with(TOTAL, ROOM));

  /** Has these containers and no application. */
  private final class Registry extends KafkaListenerEndpointRegistry {
    @Override
    public @Nullable MessageListenerContainer getListenerContainer(String id) {
      return lanes.get(id);
    }
  }

  private boolean pausesAfterAPoll(Lane lane) {
    pauses.pauseWhereFull(lane);
    return isPaused(lane);
  }

  private boolean isPaused(Lane lane) {
    FakeContainer container = lanes.get("dispatch." + lane.word());
    return container != null && container.isPauseRequested();
  }

  @Test
  void urgentGoesOnWhileOnePermitIsFree() {
    permits.take(Use.NORMAL, TOTAL);
    permits.take(Use.URGENT, ROOM - 1);
    assertThat(pausesAfterAPoll(Lane.URGENT)).isFalse();
    permits.take(Use.URGENT, 1);
    assertThat(pausesAfterAPoll(Lane.URGENT)).isTrue();
    permits.release(1);
    pauses.resumeWhereFree();
    assertThat(isPaused(Lane.URGENT)).isFalse();
  }

  @Test
  void normalGoesOnWhateverBulkAndRetriesTake() {
    permits.take(Use.NORMAL_AGAIN, TOTAL);
    permits.take(Use.BULK, TOTAL);
    assertThat(pausesAfterAPoll(Lane.BULK)).isTrue();
    assertThat(pausesAfterAPoll(Lane.NORMAL)).isFalse();
  }

  @Test
  void fullLaneGoesOnOnceItsRoomIsFree() {
    permits.take(Use.NORMAL, TOTAL);
    assertThat(pausesAfterAPoll(Lane.NORMAL)).isTrue();
    permits.release(ROOM - 1);
    pauses.resumeWhereFree();
    assertThat(isPaused(Lane.NORMAL)).isTrue();
    permits.release(1);
    pauses.resumeWhereFree();
    assertThat(isPaused(Lane.NORMAL)).isFalse();
  }
}
