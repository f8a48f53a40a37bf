package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.Standing;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.Transactions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies reports to the ledger, a batch at a time: one read, and a write where something changes.
 */
public final class Settling {
  private static final Logger log = LoggerFactory.getLogger(Settling.class);

  private final Standings standings;
  private final Transactions transactions;

  public Settling(Standings standings, Transactions transactions) {
    this.standings = standings;
    this.transactions = transactions;
  }

  /**
   * Applies them in their order; may be repeated.
   *
   * @return how many of the messages are not in the ledger; a report of those is nobody's
   */
  public int apply(List<Report> reports) {
    Map<MessageId, List<Report>> byMessage =
        reports.stream()
            .collect(Collectors.groupingBy(Report::id, LinkedHashMap::new, Collectors.toList()));
    Map<MessageId, Standing> seen = standings.read(byMessage.keySet());
    Set<MessageId> changing = changes(seen, byMessage).keySet();
    if (!changing.isEmpty()) { // most reports change nothing, and need no lock
      change(changing, byMessage).forEach(Settling::warn);
    }
    return byMessage.size() - seen.size();
  }

  /** Decides again, under locks. */
  private Map<MessageId, Standing> change(
      Set<MessageId> ids, Map<MessageId, List<Report>> reports) {
    return transactions.run(
        () -> {
          Map<MessageId, Standing> changed = changes(standings.lock(ids), reports);
          if (!changed.isEmpty()) {
            standings.write(changed);
          }
          return changed;
        });
  }

  private static void warn(MessageId id, Standing changed) {
    if (changed.proof().flagged()) {
      log.error("message {}: the provider may have it more than once", id);
    }
  }

  private static Map<MessageId, Standing> changes(
      Map<MessageId, Standing> before, Map<MessageId, List<Report>> reports) {
    var changed = new HashMap<MessageId, Standing>();
    before.forEach(
        (id, standing) -> {
          Standing after = standing;
          for (Report report : reports.getOrDefault(id, List.of())) {
            after = Settlement.after(after, report);
          }
          if (!after.equals(standing)) {
            changed.put(id, after);
          }
        });
    return changed;
  }
}
