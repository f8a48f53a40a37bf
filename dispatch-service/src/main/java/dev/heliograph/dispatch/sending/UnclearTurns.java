package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.Evidence;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statements that set SENDING and failed: they may have been committed all the same, even later.
 * Nobody has started their calls, so their rows go back to QUEUED.
 */
final class UnclearTurns {
  private final SendLedger ledger;
  private final OutcomeFlusher outcomes;
  private final Duration remembered;
  private final Map<Long, Deadline> turns = new ConcurrentHashMap<>();

  /** Handed back already: the flusher writes them as soon as the database takes them. */
  private final Set<Turn> givenBack = ConcurrentHashMap.newKeySet();

  /**
   * Knows of none yet.
   *
   * @param remembered how long a statement is looked for; what it sets later than that is uncertain
   */
  UnclearTurns(SendLedger ledger, OutcomeFlusher outcomes, Duration remembered) {
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.remembered = remembered;
  }

  void add(long turn) {
    turns.put(turn, Deadline.in(remembered));
  }

  /** Looks for their rows and hands them back, each once. */
  void giveBack() {
    if (turns.isEmpty()) {
      return;
    }
    ledger.begunBy(List.copyOf(turns.keySet())).stream()
        .filter(givenBack::add)
        .forEach(this::giveBack);
    turns.values().removeIf(Deadline::passed);
    givenBack.removeIf(turn -> !turns.containsKey(turn.number()));
  }

  private void giveBack(Turn turn) {
    var back = new LedgerChange(turn, To.QUEUED, Duration.ZERO, Evidence.NONE);
    outcomes.add(Ended.withoutPermit(back));
  }
}
