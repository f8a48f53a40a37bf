package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.alerts.Alert;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class LanePausesTest {
  private static final int TOTAL = 20;
  private static final int ROOM = 4;
  private static final int MOST_WAITING = 100;

  private Map<Lane, Long> waiting = Map.of();
  private final Permits permits = new Permits(TOTAL, ROOM);
  private final Map<String, FakeContainer> lanes =
      Map.of(
          "dispatch.urgent", new FakeContainer(),
          "dispatch.normal", new FakeContainer(),
          "dispatch.bulk", new FakeContainer());
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final Backlog backlog =
      new Backlog(most -> waiting, (full, withRoom) -> Map.of(), MOST_WAITING, alerts::add);
  private final LanePauses pauses =
      new LanePauses(new Registry(), permits, backlog, TestSettings.with(TOTAL, ROOM));

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

  @Test
  void laneThatHasTooMuchInTheLedgerWaitsInKafkaUntilHalfOfItIsGone() {
    backlog.queued(Lane.BULK, MOST_WAITING - 1);
    assertThat(pausesAfterAPoll(Lane.BULK)).isFalse();
    backlog.queued(Lane.BULK, 1);
    assertThat(pausesAfterAPoll(Lane.BULK)).isTrue();
    assertThat(pausesAfterAPoll(Lane.NORMAL)).isFalse();
    assertThat(alerts).extracting(Alert::cause).containsExactly("lane_full:bulk");
    waiting = Map.of(Lane.BULK, MOST_WAITING / 2L + 1);
    backlog.look();
    pauses.resumeWhereFree();
    assertThat(isPaused(Lane.BULK)).isTrue();
    waiting = Map.of(Lane.BULK, MOST_WAITING / 2L);
    backlog.look();
    pauses.resumeWhereFree();
    assertThat(isPaused(Lane.BULK)).isFalse();
    assertThat(alerts).hasSize(1);
  }
}
