package dev.heliograph.dispatch.settling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import dev.heliograph.dispatch.ledger.Unsettled;
import dev.heliograph.dispatch.ledger.Unsettled.Open;
import dev.heliograph.dispatch.ledger.Unsettled.Taken;
import dev.heliograph.dispatch.settling.Judge.Verdict;
import dev.heliograph.dispatch.settling.SentTexts.SentText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Applies what a provider has for one person to the person's uncertain rows, in one transaction:
 * under their locks it reads what else of theirs is under way and which entries are somebody's
 * already, decides, and writes.
 */
final class Findings {
  private final Ledger ledger;
  private final Deciding deciding;
  private final Telling telling;
  private final Absences absences;
  private final Duration after;

  /** All of them wait for one lock of the database: here they do it without a connection each. */
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /** The parts of the ledger that it reads and writes. */
  record Ledger(
      Unsettled unsettled, Standings standings, Transactions transactions, Unreported unreported) {}

  /** Who hears of it. */
  record Telling(FindingTeller teller, Alarm alarm, SettledMeter meter, ForGood forGood) {
    /** Nothing follows where a text has failed. */
    Telling(FindingTeller teller, Alarm alarm, SettledMeter meter) {
      this(teller, alarm, meter, ForGood.NOTHING);
    }
  }

  /**
   * Knows of nothing yet.
   *
   * @param after how long a row has been uncertain before it is settled
   */
  Findings(Ledger ledger, Deciding deciding, Telling telling, Absences absences, Duration after) {
    this.ledger = ledger;
    this.deciding = deciding;
    this.telling = telling;
    this.absences = absences;
    this.after = after;
  }

  /** Decides what can be decided of one person's rows. */
  void apply(String recipient, Look look) {
    List<String> sids = look.texts().texts().stream().map(SentText::sid).toList();
    settle(recipient, deciding.provider(), open -> decide(recipient, open, look, sids));
  }

  private Decision decide(String recipient, List<Open> open, Look look, List<String> sids) {
    Duration age = look.age(); // of the same moment as the rows; what follows may wait
    Set<String> known = known(recipient, sids);
    return look.isFresh() ? deciding.by(look, age, open, known) : new Decision();
  }

  private Set<String> known(String recipient, List<String> sids) {
    if (sids.isEmpty()) {
      return Set.of();
    }
    ledger.standings().holdReports();
    return ledger.unsettled().known(recipient, sids);
  }

  /** Rows without words can never be compared, nor those at a provider without a list. */
  void leave(Collection<Taken> incomparable) {
    byPerson(incomparable)
        .forEach((recipient, ids) -> settle(recipient, "", open -> deciding.leave(open, ids)));
  }

  /** Nor can, for as long as that is so, rows whose words the keys of now do not read. */
  void unread(Collection<Taken> unreadable) {
    byPerson(unreadable)
        .forEach((recipient, ids) -> settle(recipient, "", open -> deciding.unread(open, ids)));
  }

  private static Map<String, Set<MessageId>> byPerson(Collection<Taken> rows) {
    return rows.stream().collect(groupingBy(Taken::recipient, mapping(Taken::id, toSet())));
  }

  private void settle(String recipient, String provider, Function<List<Open>, Decision> decide) {
    record Settled(Decision decision, Flush flush) {}
    Settled settled;
    oneAtATime.lock();
    try {
      settled =
          ledger
              .transactions()
              .run(
                  () -> {
                    Decision made =
                        decide.apply(ledger.unsettled().lock(recipient, after, provider));
                    return new Settled(made, write(made));
                  });
    } finally {
      oneAtATime.unlock();
    }
    tell(settled.decision(), settled.flush());
  }

  private Flush write(Decision made) {
    if (!made.adopted().isEmpty()) {
      ledger.standings().write(made.adopted());
    }
    var told = new ArrayList<>(made.told());
    told.addAll(beforeExpiry(made)); // it needs the words
    if (!made.verdicts().isEmpty()) {
      ledger.unsettled().write(made.verdicts().stream().map(Verdict::change).toList());
    }
    told.addAll(afterFailure(made));
    var flush = new Flush(UUID.randomUUID(), told);
    if (!flush.changes().isEmpty()) {
      ledger.unreported().add(flush);
    }
    return flush;
  }

  private List<StatusChange> beforeExpiry(Decision made) {
    List<MessageId> expiring = thoseThatBecome(SendState.EXPIRED, made);
    return expiring.isEmpty() ? List.of() : telling.forGood().expiring(expiring);
  }

  private static List<MessageId> thoseThatBecome(SendState state, Decision made) {
    return made.verdicts().stream()
        .map(Verdict::change)
        .filter(change -> change.to() == state)
        .map(Unsettled.Change::id)
        .toList();
  }

  private List<StatusChange> afterFailure(Decision made) {
    List<MessageId> failed = thoseThatBecome(SendState.FAILED, made);
    return failed.isEmpty() ? List.of() : telling.forGood().failed(failed);
  }

  private void tell(Decision made, Flush flush) {
    if (!flush.changes().isEmpty()) {
      telling.teller().publish(flush);
    }
    made.adopted().keySet().forEach(id -> settled(id, "adopted"));
    made.verdicts().stream()
        .filter(verdict -> verdict.told().isPresent())
        .forEach(verdict -> settled(verdict.change().id(), verdict.word()));
    List<MessageId> forGood =
        made.verdicts().stream().filter(Verdict::isForGood).map(one -> one.change().id()).toList();
    if (!forGood.isEmpty()) {
      telling.alarm().uncertainForGood(forGood);
    }
  }

  private void settled(MessageId id, String word) {
    absences.forget(id);
    telling.meter().settled(id, word);
  }
}
