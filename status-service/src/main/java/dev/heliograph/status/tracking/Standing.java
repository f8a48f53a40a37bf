package dev.heliograph.status.tracking;

import dev.heliograph.contracts.message.MessageStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a message stands. It only rises: {@code delivered} is above everything, else the later
 * attempt, else the higher rank. The statements of the store compare in the same way.
 *
 * @param at since when
 * @param error the code that came with the status
 */
public record Standing(int attempt, MessageStatus status, Instant at, Optional<ErrorCode> error) {
  private static final Comparator<Standing> HEIGHT =
      Comparator.comparing(Standing::isDelivered)
          .thenComparingInt(Standing::attempt)
          .thenComparingInt(standing -> standing.status().rank());

  /**
   * Which of the two holds. Of two different finals of one attempt it is this one, the first; of
   * two tellings of the same, the earlier time, and the code that either of them has; of two codes
   * the first, but for the one which says that nothing more will be known.
   */
  public Standing then(Standing next) {
    int order = HEIGHT.compare(this, next);
    if (order == 0 && status == next.status) {
      return new Standing(
          attempt, status, at.isBefore(next.at) ? at : next.at, errorThen(next.error));
    }
    return order >= 0 ? this : next;
  }

  private Optional<ErrorCode> errorThen(Optional<ErrorCode> next) {
    return next.filter(ErrorCode::isLastWord).or(() -> error).or(() -> next);
  }

  /** Both are ends, and not the same end. */
  boolean contradicts(Standing other) {
    return status.isFinal() && other.status.isFinal() && status != other.status;
  }

  private boolean isDelivered() {
    return status == MessageStatus.DELIVERED;
  }
}
