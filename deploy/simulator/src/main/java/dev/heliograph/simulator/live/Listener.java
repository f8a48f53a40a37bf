package dev.heliograph.simulator.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one listener has not been told yet. Only names of what changed are kept, each once, so that
 * a slow listener costs little and hears the latest; when there are too many it is told to reload.
 */
final class Listener {
  private static final int MOST_PENDING = 500;

  /**
   * What changed since the last one.
   *
   * @param reload everything may have: look again
   */
  record Batch(List<String> sids, boolean faults, boolean notices, boolean reload) {
    boolean isEmpty() {
      return sids.isEmpty() && !faults && !notices && !reload;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<String> sids = new LinkedHashSet<>();
  private boolean faults;
  private boolean notices;
  private boolean reload;

  void changed(String sid) {
    lock.lock();
    try {
      if (sids.size() >= MOST_PENDING) {
        sids.clear();
        reload = true;
      } else if (!reload) {
        sids.add(sid);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void reload() {
    lock.lock();
    try {
      sids.clear();
      reload = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void faultsChanged() {
    lock.lock();
    try {
      faults = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void noticesChanged() {
    lock.lock();
    try {
      notices = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a change, at most so long; then the batch is empty. */
  Batch take(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (sids.isEmpty() && !faults && !notices && !reload && left > 0) {
        left = changed.awaitNanos(left);
      }
      var batch = new Batch(List.copyOf(sids), faults, notices, reload);
      sids.clear();
      faults = false;
      notices = false;
      reload = false;
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
