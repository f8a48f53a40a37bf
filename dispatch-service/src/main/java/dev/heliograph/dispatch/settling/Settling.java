package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standing;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies reports to the ledger, a batch at a time: one read, and a write where something changes.
 * What has to be told is written with the change; a sweep publishes it within half a minute.
 */
public final class Settling {
  private static final Logger log = LoggerFactory.getLogger(Settling.class);

  private final Standings standings;
  private final Transactions transactions;
  private final Unreported unreported;
  private final Teller teller;
  private final Failures failures;

  /** What fails stays failed. */
  public Settling(
      Standings standings, Transactions transactions, Unreported unreported, Teller teller) {
    this(standings, transactions, unreported, teller, Failures.NOTHING);
  }

  /** What fails may be tried again. */
  public Settling(
      Standings standings,
      Transactions transactions,
      Unreported unreported,
      Teller teller,
      Again again) {
    this(standings, transactions, unreported, teller, new Failures(again, ForGood.NOTHING));
  }

  public Settling(
      Standings standings,
      Transactions transactions,
      Unreported unreported,
      Teller teller,
      Failures failures) {
    this.failures = failures;
    this.standings = standings;
    this.transactions = transactions;
    this.unreported = unreported;
    this.teller = teller;
  }

  /** What the reports make of a row, and what has to be told of it besides. */
  private record Settled(Standing before, Standing after, List<StatusChange> told) {
    boolean changes() {
      return !before.equals(after);
    }
  }

  /**
   * Applies them in their order; may be repeated.
   *
   * @return how many of the messages are not in the ledger; a report of those is nobody's
   */
  public int apply(List<Report> reports) {
    return apply(reports, Settlement::hidden);
  }

  /** The same for our own late answers, which nobody but us tells. */
  public void applyOurs(List<Report> answers) {
    apply(
        answers,
        (before, after, report) ->
            Settlement.hidden(before, after, report)
                .or(() -> Settlement.ended(before, after) ? report.status() : Optional.empty()));
  }

  private int apply(List<Report> reports, Untold untold) {
    Map<MessageId, List<Report>> byMessage =
        reports.stream()
            .collect(Collectors.groupingBy(Report::id, LinkedHashMap::new, Collectors.toList()));
    int all = byMessage.size();
    Set<MessageId> arrived = arrived(byMessage);
    byMessage.keySet().removeAll(arrived);
    return byMessage.isEmpty() ? 0 : all - arrived.size() - applyRead(byMessage, untold);
  }

  /** Of most texts there is no more to know than that they have arrived. */
  private Set<MessageId> arrived(Map<MessageId, List<Report>> byMessage) {
    var sids = new TreeMap<MessageId, String>();
    byMessage.forEach((id, reports) -> Arrival.of(reports).ifPresent(sid -> sids.put(id, sid)));
    return sids.isEmpty() ? Set.of() : transactions.run(() -> standings.arrived(sids));
  }

  /** How many of them have a row. */
  private int applyRead(Map<MessageId, List<Report>> byMessage, Untold untold) {
    Map<MessageId, Standing> seen = standings.read(byMessage.keySet());
    Set<MessageId> concerned = settle(seen, byMessage, untold).keySet();
    if (!concerned.isEmpty()) { // most reports change nothing, and need no lock
      change(concerned, byMessage, untold).forEach(Settling::warn);
    }
    return seen.size();
  }

  /** What a report changes and nobody else tells. */
  private interface Untold {
    Optional<MessageStatus> of(Standing before, Standing after, Report report);
  }

  /** What is told of an attempt that is not repeated, since the provider has an earlier one. */
  public StatusChange thereAlready(Turn turn) {
    return teller.thereAlready(turn);
  }

  /** Decides again, under locks. */
  private Map<MessageId, Standing> change(
      Set<MessageId> ids, Map<MessageId, List<Report>> reports, Untold untold) {
    return transactions.run(
        () -> {
          Map<MessageId, Settled> settled = settle(standings.lock(ids), reports, untold);
          Map<MessageId, Standing> changed = changes(settled);
          var handover = new Handover(standings, teller);
          handover.add(changed, discovered(settled, reports));
          if (!changed.isEmpty()) {
            standings.write(changed);
          }
          var told = new ArrayList<>(handover.finish());
          settled.values().forEach(row -> told.addAll(row.told()));
          told.addAll(afterFailure(failed(settled)));
          tell(told);
          return changed;
        });
  }

  /** What has failed just now, with the provider's code where it gave one. */
  private static Map<MessageId, Optional<Integer>> failed(Map<MessageId, Settled> settled) {
    var failed = new HashMap<MessageId, Optional<Integer>>();
    settled.forEach(
        (id, row) -> {
          if (row.before().state() != SendState.FAILED && row.after().state() == SendState.FAILED) {
            failed.put(id, row.after().proof().errorCode());
          }
        });
    return failed;
  }

  private List<StatusChange> afterFailure(Map<MessageId, Optional<Integer>> failed) {
    if (failed.isEmpty()) {
      return List.of();
    }
    var coded = new HashMap<MessageId, Integer>();
    failed.forEach((id, code) -> code.ifPresent(known -> coded.put(id, known)));
    var told = new ArrayList<StatusChange>();
    if (!coded.isEmpty()) {
      told.addAll(failures.again().after(coded));
    }
    told.addAll(failures.forGood().failed(failed.keySet()));
    return told;
  }

  /** What follows, and has to be told, where these were refused: in the transaction of that. */
  public List<StatusChange> refused(List<OutboundMessage> messages) {
    return messages.isEmpty() ? List.of() : failures.forGood().refused(messages);
  }

  /** The provider's ids that rows have got just now. */
  private static Map<String, MessageId> discovered(
      Map<MessageId, Settled> settled, Map<MessageId, List<Report>> reports) {
    var discovered = new HashMap<String, MessageId>();
    settled.forEach(
        (id, row) ->
            reports.getOrDefault(id, List.of()).stream()
                .map(Report::sid)
                .filter(sid -> !row.before().proof().sids().containsKey(sid))
                .forEach(sid -> discovered.put(sid, id)));
    return discovered;
  }

  private static Map<MessageId, Standing> changes(Map<MessageId, Settled> settled) {
    var changed = new HashMap<MessageId, Standing>();
    settled.forEach(
        (id, row) -> {
          if (row.changes()) {
            changed.put(id, row.after());
          }
        });
    return changed;
  }

  private void tell(List<StatusChange> changes) {
    if (!changes.isEmpty()) {
      unreported.add(new Flush(UUID.randomUUID(), changes));
    }
  }

  private static void warn(MessageId id, Standing changed) {
    if (changed.proof().flagged()) {
      log.error("message {}: the provider may have it more than once", id);
    }
  }

  /** Of those alone that change, or of which something is to be told. */
  private Map<MessageId, Settled> settle(
      Map<MessageId, Standing> rows, Map<MessageId, List<Report>> reports, Untold untold) {
    var settled = new HashMap<MessageId, Settled>();
    rows.forEach(
        (id, row) -> {
          Settled after = settle(row, reports.getOrDefault(id, List.of()), untold);
          if (after.changes() || !after.told().isEmpty()) {
            settled.put(id, after);
          }
        });
    return settled;
  }

  private Settled settle(Standing row, List<Report> reports, Untold untold) {
    var told = new ArrayList<StatusChange>();
    Standing now = row;
    for (Report report : reports) {
      Standing after = Settlement.after(now, report);
      untold
          .of(now, after, report)
          .ifPresent(status -> told.add(teller.again(report, status, after.attempt())));
      now = after;
    }
    return new Settled(row, now, told);
  }
}
