package dev.heliograph.dispatch.sending;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many texts may be between their SENDING statement and their written outcome. A room of them
 * is kept for the urgent lane, and further ones as {@link Use} tells.
 */
final class Permits {
  private final int room;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private int free;

  Permits(int total, int room) {
    this.free = total;
    this.room = room;
  }

  /** Takes up to {@code most} without waiting; returns how many. */
  int take(Use use, int most) {
    lock.lock();
    try {
      int taken = Math.clamp(freeFor(use), 0, most);
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
    return free(Use.URGENT);
  }

  int free(Use use) {
    lock.lock();
    try {
      return freeFor(use);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many are free for the use; false when they are not after the time. */
  boolean await(Use use, int wanted, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (freeFor(use) < wanted) {
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
    return await(Use.URGENT, total, atMost);
  }

  private int freeFor(Use use) {
    return free - use.roomsLeftFree() * room;
  }
}
