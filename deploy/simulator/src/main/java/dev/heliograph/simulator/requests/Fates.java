package dev.heliograph.simulator.requests;

import dev.heliograph.simulator.delivery.Courses;
import dev.heliograph.simulator.faults.FaultSwitch;
import dev.heliograph.simulator.faults.Faults;
import dev.heliograph.simulator.requests.Tally.Kind;

/** Which fault meets a request to send. */
public final class Fates {
  private Fates() {}

  /** The fate of the next one. */
  public static Kind of(Courses courses, FaultSwitch.Active active) {
    return fate(courses, active.faults().answers(), active.requests().next());
  }

  /** One draw against shares that lie side by side, so that each is met exactly as often as set. */
  private static Kind fate(Courses courses, Faults.Answers shares, double drawn) {
    if (courses.isFull()) {
      return Kind.TOO_MANY;
    }
    double bound = shares.dropBeforeAccept();
    if (drawn < bound) {
      return Kind.NOT_TAKEN;
    }
    bound += shares.dropAfterAccept();
    if (drawn < bound) {
      return Kind.DROPPED;
    }
    bound += shares.errorAfterAccept();
    if (drawn < bound) {
      return Kind.FAILED;
    }
    bound += shares.tooManyRequests();
    if (drawn < bound) {
      return Kind.TOO_MANY;
    }
    return drawn < bound + shares.unavailable() ? Kind.UNAVAILABLE : Kind.ACCEPTED;
  }
}
