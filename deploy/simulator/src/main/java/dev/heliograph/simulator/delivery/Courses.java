package dev.heliograph.simulator.delivery;

import dev.heliograph.simulator.callbacks.Callback;
import dev.heliograph.simulator.callbacks.CallbackSender;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.MessageStore;
import dev.heliograph.simulator.messages.Progress;
import dev.heliograph.simulator.messages.Status;
import dev.heliograph.simulator.timing.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves accepted messages through their statuses and has each but the first reported. Bounded:
 * while too many messages are under way, because nobody takes their reports, no more should be
 * accepted.
 */
public final class Courses {
  private final int capacity;
  private final FaultSwitch faults;
  private final MessageStore store;
  private final CallbackSender callbacks;
  private final Timer timer;
  private final Clock clock;
  private final String serviceNumber;
  private final AtomicInteger underWay = new AtomicInteger();

  /** What courses work with. */
  public record Tools(
      FaultSwitch faults, MessageStore store, CallbackSender callbacks, Timer timer, Clock clock) {}

  /**
   * Makes it with nothing under way.
   *
   * @param capacity messages under way at once
   * @param serviceNumber what a Messaging Service sends from
   */
  public Courses(int capacity, String serviceNumber, Tools tools) {
    this.capacity = capacity;
    this.serviceNumber = serviceNumber;
    this.faults = tools.faults();
    this.store = tools.store();
    this.callbacks = tools.callbacks();
    this.timer = tools.timer();
    this.clock = tools.clock();
  }

  public boolean isFull() {
    return underWay.get() >= capacity;
  }

  public int underWay() {
    return underWay.get();
  }

  /** Sets a new message on its way, a scheduled one when it is due, under the faults given. */
  public void start(Message message, FaultSwitch.Active active) {
    begin(message, active);
  }

  /** As {@link #start}, and waits until its last report was taken or given up, at most so long. */
  public void startAndAwait(Message message, FaultSwitch.Active active, Duration most)
      throws InterruptedException {
    begin(message, active).await(most);
  }

  private Course begin(Message message, FaultSwitch.Active active) {
    underWay.incrementAndGet();
    var course = new Course(message, active, underWay::decrementAndGet);
    Instant sendAt = message.request().sendAt();
    long wait = sendAt == null ? 0 : Duration.between(clock.instant(), sendAt).toMillis();
    timer.after(Math.max(wait, 0) + stepMillis(course), () -> step(course));
    return course;
  }

  /** Reports that a scheduled message was canceled; its course will find it so and end. */
  public void canceled(Message message) {
    var course = new Course(message, faults.active(), () -> {});
    report(course, message);
    sendShuffled(course);
    course.ended();
  }

  private void step(Course course) {
    Status next = course.nextStatus();
    Message moved =
        store
            .update(
                course.sid, message -> isStopped(message) ? message : moved(message, next, course))
            .filter(message -> message.status() == next)
            .orElse(null);
    if (moved == null) { // deleted, or canceled
      course.ended();
      return;
    }
    report(course, moved);
    if (course.isOver()) {
      sendShuffled(course);
      course.ended();
    } else {
      timer.after(stepMillis(course), () -> step(course));
    }
  }

  private static boolean isStopped(Message message) {
    return message.status() == Status.CANCELED;
  }

  private Message moved(Message message, Status next, Course course) {
    Progress progress = message.progress().to(next, clock.instant()).from(serviceNumber);
    if (course.isOver()) {
      progress = progress.because(course.ending.errorCode()).settle();
    }
    return message.with(progress);
  }

  private static long stepMillis(Course course) {
    return course.active.faults().statuses().stepMs().draw(course.active.timings());
  }

  private void report(Course course, Message message) {
    var how = course.active.faults().callbacks();
    if (course.url.isEmpty() || (message.status() == Status.SENDING && !how.sending())) {
      return;
    }
    String token = UUID.randomUUID().toString();
    for (int copy = 0; copy < how.copies(); copy++) {
      course.callbackBegins();
      var callback = new Callback(message, course.url.get(), token, course::ended);
      if (how.shuffled()) {
        course.heldBack.add(callback);
      } else {
        send(course, callback, 0);
      }
    }
  }

  private void send(Course course, Callback callback, long waitMillis) {
    long delay =
        course.active.faults().callbacks().delayMs().draw(course.active.timings()) + waitMillis;
    if (delay == 0) {
      callbacks.send(callback);
    } else {
      timer.after(delay, () -> callbacks.send(callback));
    }
  }

  /** One step apart, so that they also arrive in the order that the dice gave. */
  private void sendShuffled(Course course) {
    var shuffled = shuffled(course);
    long wait = 0;
    for (Callback callback : shuffled) {
      send(course, callback, wait);
      wait += Math.max(stepMillis(course), 5);
    }
  }

  private static List<Callback> shuffled(Course course) {
    var dice = course.active.timings();
    var shuffled = new ArrayList<>(course.heldBack);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      Collections.swap(shuffled, last, (int) (dice.next() * (last + 1)));
    }
    return shuffled.equals(course.heldBack) ? shuffled.reversed() : shuffled;
  }
}
