package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Heartbeat;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the threads of sending, from before the first poll until after the last one. It ends by
 * handing back what was not begun, and waits for what was.
 */
final class Engine implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Engine.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A statement ends within this time, whatever the database does. */
  private static final Duration A_STATEMENT = Duration.ofSeconds(20);

  private static final int TICKS_BETWEEN_TIDYING = 600;

  private final Parts parts;
  private final SendingSettings settings;
  private final Rounds rounds;
  private final Loops loops;
  private volatile boolean running;

  /** What it runs. */
  record Parts(
      Housekeeping housekeeping,
      Heartbeat heartbeat,
      Feeder feeder,
      LanePauses pauses,
      Delivery delivery,
      Loops loops) {}

  /** The way from a call to its written and published outcome. */
  record Delivery(
      Sender sender, OutcomeFlusher outcomes, StatusPublisher publisher, Permits permits) {}

  /**
   * Starts nothing yet.
   *
   * @param wakeUp is released when a successor may start
   */
  Engine(Parts parts, SendingSettings settings, Semaphore wakeUp) {
    this.parts = parts;
    this.loops = parts.loops();
    this.settings = settings;
    this.rounds = new Rounds(parts.feeder(), parts.delivery().permits(), wakeUp, TICK);
  }

  @Override
  public void start() {
    if (!settings.enabled()) {
      log.warn("sending is switched off (SENDING_ENABLED): texts wait in the ledger");
    }
    running = true;
    parts.heartbeat().beat();
    loops.start("outcomes", parts.delivery().outcomes()::run);
    loops.start("status-changes", parts.delivery().publisher()::run);
    loops.start("housekeeping", this::keepHouse);
    loops.start("feeder", rounds::run);
  }

  private void keepHouse() {
    try {
      for (long ticks = 0; running; ticks++) {
        parts.housekeeping().tick();
        parts.housekeeping().attempt("resume lanes", parts.pauses()::resumeWhereFree);
        if (ticks % TICKS_BETWEEN_TIDYING == 0) {
          parts.housekeeping().tidy();
        }
        Thread.sleep(TICK);
      }
    } catch (InterruptedException stopped) {
      log.debug("housekeeping ends");
    }
  }

  /** The lanes have stopped polling by now: they stop first. */
  @Override
  public void stop() {
    running = false;
    parts.delivery().sender().stopBeginning();
    rounds.stop();
    try {
      finish();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** In the order of the way: nothing new, then the calls, their outcomes, what is told of them. */
  private void finish() throws InterruptedException {
    Deadline end = Deadline.in(settings.times().shutdown());
    loops.end("feeder", least(A_STATEMENT, end.left()));
    loops.end("housekeeping", PATIENCE);
    parts.housekeeping().giveBack();
    awaitCalls(end);
    parts.housekeeping().giveBack(); // what a statement did that ended meanwhile
    parts.delivery().outcomes().stop();
    loops.end("outcomes", A_STATEMENT);
    parts.delivery().publisher().stop();
    loops.end("status-changes", PATIENCE);
    parts.housekeeping().forgetPublished();
    leave();
  }

  private void awaitCalls(Deadline end) throws InterruptedException {
    if (!parts.delivery().permits().awaitAll(settings.permits().total(), end.left())) {
      log.warn("some calls have not ended: what they come to is settled later");
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void leave() {
    try {
      parts.heartbeat().stop();
    } catch (RuntimeException away) {
      log.debug("the heartbeat could not be stopped: {}", Causes.brief(away));
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the listeners start, and after they have stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
