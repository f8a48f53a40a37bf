package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.Standing;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.Transactions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies reports to the ledger: one read and at most one write a batch. */
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
    return transactions.run(
        () -> {
          Map<MessageId, Standing> before = standings.lock(byMessage.keySet());
          Map<MessageId, Standing> changed = changes(before, byMessage);
          if (!changed.isEmpty()) {
            standings.write(changed);
          }
          return byMessage.size() - before.size();
        });
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
          if (after.proof().flagged() && !standing.proof().flagged()) {
            log.error("message {}: two of its attempts may have reached the provider", id);
          }
        });
    return changed;
  }
}
