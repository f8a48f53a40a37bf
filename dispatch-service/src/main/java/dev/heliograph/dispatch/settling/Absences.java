package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When the provider's list was first without a row, by the monotonic clock. It is remembered by the
 * instance that looked: another one begins anew. Bounded; what is forgotten is looked for again.
 */
final class Absences {
  private static final int MOST = 100_000;

  private final Map<MessageId, Absence> first = new LinkedHashMap<>();
  private final Duration apart;

  Absences(Duration apart) {
    this.apart = apart;
  }

  /** One time of being uncertain. */
  private record Absence(int attempt, Instant since, long nanoTime) {}

  /**
   * One more list without it.
   *
   * @param since from when on it has been uncertain: what was seen of it before does not count
   * @param asked when this list was asked for
   * @param answered when it had come
   * @return whether an earlier list, long enough before, was without it too
   */
  synchronized boolean again(MessageId id, int attempt, Instant since, long asked, long answered) {
    Absence before = first.get(id);
    if (before == null || before.attempt() != attempt || !before.since().equals(since)) {
      put(id, new Absence(attempt, since, answered));
      return false;
    }
    return asked - before.nanoTime() >= apart.toNanos();
  }

  private void put(MessageId id, Absence absence) {
    first.remove(id);
    first.put(id, absence);
    if (first.size() > MOST) {
      first.remove(first.keySet().iterator().next());
    }
  }

  /** It is settled, or the list was not without it. */
  synchronized void forget(MessageId id) {
    first.remove(id);
  }
}
