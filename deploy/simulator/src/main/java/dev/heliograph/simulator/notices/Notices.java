package dev.heliograph.simulator.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The newest mails and chat messages, bounded by number and by bytes. */
public final class Notices {
  private static final int KEPT = 1_000;
  private static final long BYTES_KEPT = 8L * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Notice> kept = new ArrayDeque<>();
  private final Clock clock;
  private final Runnable changed;
  private long order;
  private long bytes;

  /**
   * Keeps nothing yet.
   *
   * @param changed is run after each change
   */
  public Notices(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** What a mail says beside its text. */
  record Head(@Nullable String from, @Nullable String subject, @Nullable String messageId) {
    static final Head NONE = new Head(null, null, null);
  }

  /** Keeps it; the oldest make room. */
  void add(String channel, String to, Head head, String text) {
    Instant now = clock.instant();
    lock.lock();
    try {
      kept.addFirst(
          new Notice(
              ++order, channel, to, head.from(), head.subject(), text, now, head.messageId()));
      bytes += kept.getFirst().bytes();
      while (kept.size() > KEPT || (bytes > BYTES_KEPT && kept.size() > 1)) {
        bytes -= kept.removeLast().bytes();
      }
    } finally {
      lock.unlock();
    }
    changed.run();
  }

  /** Newest first. */
  List<Notice> newest() {
    lock.lock();
    try {
      return List.copyOf(kept);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      kept.clear();
      bytes = 0;
    } finally {
      lock.unlock();
    }
    changed.run();
  }
}
