package dev.heliograph.dispatch.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * What a turn came to. It is written only while the row is still in that very turn.
 *
 * @param turn the turn that ended
 * @param to the state it leads to
 * @param delay how long until the row is due again; zero where it is not
 * @param evidence what the provider answered
 * @param keepsWords of what is refused: it may work later, when people try it again
 * @param route by which it goes from now on; absent: as before
 */
public record LedgerChange(
    Turn turn,
    To to,
    Duration delay,
    Evidence evidence,
    boolean keepsWords,
    Optional<Route> route) {

  /** What is refused is refused for good, and what is tried again goes by the same route. */
  public LedgerChange(Turn turn, To to, Duration delay, Evidence evidence) {
    this(turn, to, delay, evidence, false);
  }

  /** By the same provider and sender as before. */
  public LedgerChange(Turn turn, To to, Duration delay, Evidence evidence, boolean keepsWords) {
    this(turn, to, delay, evidence, keepsWords, Optional.empty());
  }

  /** The next attempt goes by another route, and after another delay. */
  public LedgerChange by(Route next, Duration newDelay) {
    return new LedgerChange(turn, to, newDelay, evidence, keepsWords, Optional.of(next));
  }

  /** The states that the end of a turn can lead to. */
  public enum To {
    /** Not begun after all: the same attempt starts again. */
    QUEUED,
    /** Certainly not sent: the next attempt starts when due. */
    WAITING,
    ACCEPTED,
    REJECTED,
    UNCERTAIN
  }

  /**
   * What the provider answered.
   *
   * @param sid the provider's id, where it took the message
   * @param errorCode the provider's code, where it refused
   * @param answered whether it was an answer about this message, which counts
   */
  public record Evidence(Optional<String> sid, Optional<Integer> errorCode, boolean answered) {
    public static final Evidence NONE = new Evidence(Optional.empty(), Optional.empty(), false);
  }

  /** The attempt that the row is in afterwards. */
  public int nextAttempt() {
    return to == To.WAITING ? turn.attempt() + 1 : turn.attempt();
  }
}
