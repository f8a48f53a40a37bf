package dev.heliograph.simulator.delivery;

import dev.heliograph.simulator.callbacks.Callback;
import dev.heliograph.simulator.callbacks.CallbackUrl;
import dev.heliograph.simulator.faults.Ending;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What lies before one message: the faults it was accepted under, and the statuses still to come.
 * Its steps are taken one after the other, on the timer's thread.
 */
final class Course {
  final String sid;
  final FaultSwitch.Active active;
  final Ending ending;
  final Optional<CallbackUrl> url;
  final List<Callback> heldBack = new ArrayList<>(0);

  /** Open until the last status is taken and the last callback has ended. */
  private final CountDownLatch done = new CountDownLatch(1);

  private final List<Status> steps;
  private int taken;

  /** The course itself is one; each callback under way another. */
  private final AtomicInteger open = new AtomicInteger(1);

  private final Runnable afterwards;

  /**
   * @param afterwards run once, at the end of all
   */
  Course(Message message, FaultSwitch.Active active, Runnable afterwards) {
    this.afterwards = afterwards;
    this.sid = message.sid();
    this.active = active;
    this.ending = active.faults().statuses().endingFor(message.request().to());
    this.url =
        Optional.ofNullable(message.request().statusCallback())
            .filter(text -> active.faults().callbacks().enabled())
            .flatMap(CallbackUrl::parse);
    this.steps = steps(message.request().sender().service() != null, ending.last());
  }

  private static List<Status> steps(boolean byService, Status last) {
    var steps = new ArrayList<Status>(4);
    if (byService) {
      steps.add(Status.QUEUED);
    }
    steps.add(Status.SENDING);
    if (last == Status.DELIVERED || last == Status.UNDELIVERED) {
      steps.add(Status.SENT);
    }
    steps.add(last);
    return steps;
  }

  Status nextStatus() {
    return steps.get(taken++);
  }

  boolean isOver() {
    return taken == steps.size();
  }

  /** Waits for the end of all, at most so long. */
  void await(Duration most) throws InterruptedException {
    boolean _ = done.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  void callbackBegins() {
    open.incrementAndGet();
  }

  /** One callback, or the course itself, has come to its end. */
  void ended() {
    if (open.decrementAndGet() == 0) {
      afterwards.run();
      done.countDown();
    }
  }
}
