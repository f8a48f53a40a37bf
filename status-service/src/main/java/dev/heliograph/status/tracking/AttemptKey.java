package dev.heliograph.status.tracking;

import dev.heliograph.contracts.message.MessageId;
import java.util.Comparator;

/**
 * One attempt of a message, in the order in which rows are locked.
 *
 * @param attempt 0 for what was decided before any attempt, from 1 for a send
 */
public record AttemptKey(MessageId messageId, int attempt) implements Comparable<AttemptKey> {
  private static final Comparator<AttemptKey> ORDER =
      Comparator.comparing(AttemptKey::messageId).thenComparingInt(AttemptKey::attempt);

  public AttemptKey {
    if (attempt < 0 || attempt > Short.MAX_VALUE) {
      throw new IllegalArgumentException("no number of an attempt: " + attempt);
    }
  }

  @Override
  public int compareTo(AttemptKey other) {
    return ORDER.compare(this, other);
  }
}
