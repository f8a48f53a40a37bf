package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many texts may be between their SENDING statement and their written outcome. A part is kept
 * for the urgent lane, so that it never waits for bulk.
 */
final class Permits {
  private final int keptForUrgent;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private int free;

  Permits(int total, int keptForUrgent) {
    this.free = total;
    this.keptForUrgent = keptForUrgent;
  }

  /** Takes up to {@code most} without waiting; returns how many. */
  int take(Lane lane, int most) {
    lock.lock();
    try {
      int taken = Math.clamp(freeFor(lane), 0, most);
      free -= taken;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void release(int count) {
    lock.lock();
    try {
      free += count;
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int free() {
    return free(Lane.URGENT);
  }

  int free(Lane lane) {
    lock.lock();
    try {
      return freeFor(lane);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many are free for the lane; false when they are not after the time. */
  boolean await(Lane lane, int wanted, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (freeFor(lane) < wanted) {
        if (left <= 0) {
          return false;
        }
        left = released.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all of them are back; false when they are not after the time. */
  boolean awaitAll(int total, Duration atMost) throws InterruptedException {
    return await(Lane.URGENT, total, atMost);
  }

  private int freeFor(Lane lane) {
    return lane == Lane.URGENT ? free : free - keptForUrgent;
  }
}
