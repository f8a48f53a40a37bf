package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * A lane does not poll while its room of permits is taken, nor while too much of it waits in the
 * ledger; what a poll brings beyond the permits is queued. A paused consumer keeps its partitions:
 * it goes on polling, without records.
 */
final class LanePauses {
  static final String ID = "dispatch.";

  private static final Logger log = LoggerFactory.getLogger(LanePauses.class);

  /** Short fullness is waited out: pausing and resuming costs more. */
  private static final Duration WAITED_OUT = Duration.ofMillis(200);

  private final KafkaListenerEndpointRegistry containers;
  private final Permits permits;
  private final Backlog backlog;
  private final SendingSettings settings;

  LanePauses(
      KafkaListenerEndpointRegistry containers,
      Permits permits,
      Backlog backlog,
      SendingSettings settings) {
    this.containers = containers;
    this.permits = permits;
    this.backlog = backlog;
    this.settings = settings;
  }

  /** Called by the lane's consumer between two polls. */
  void pauseWhereFull(Lane lane) {
    MessageListenerContainer container = containers.getListenerContainer(ID + lane.word());
    if (container == null || hasRoom(lane)) {
      return;
    }
    log.debug("lane {} waits: {} permits are free", lane.word(), permits.free(Use.first(lane)));
    container.pause();
  }

  /** Where nothing is sent, all permits are free: then it is the backlog that fills up. */
  private boolean hasRoom(Lane lane) {
    if (backlog.isFull(lane)) {
      return false;
    }
    try {
      return permits.await(Use.first(lane), wholePoll(lane), WAITED_OUT) || isEnoughFree(lane);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Called when permits came back, and each second. */
  void resumeWhereFree() {
    for (Lane lane : Lane.values()) {
      MessageListenerContainer container = containers.getListenerContainer(ID + lane.word());
      if (container != null && container.isPauseRequested() && isEnoughFree(lane)) {
        container.resume();
      }
    }
  }

  private boolean isEnoughFree(Lane lane) {
    return !backlog.isFull(lane) && permits.free(Use.first(lane)) >= enough(lane);
  }

  /**
   * What a poll brings beyond the permits is written once more when it starts, and read back: a
   * moment's wait is cheaper. Retries may keep so many from ever being free.
   */
  private int wholePoll(Lane lane) {
    return lane == Lane.URGENT ? enough(lane) : Math.max(enough(lane), settings.pollRecords());
  }

  /**
   * One permit is enough for the urgent lane: one-time codes do not wait for each other. The others
   * ask for a whole room, which retries and the lanes below leave to them.
   */
  private int enough(Lane lane) {
    return lane == Lane.URGENT ? 1 : settings.permits().keptForUrgent();
  }
}
