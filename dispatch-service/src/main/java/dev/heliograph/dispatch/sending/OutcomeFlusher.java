package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.contracts.message.StatusChange.ProviderAnswer;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.Outcomes;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import dev.heliograph.dispatch.settling.Report;
import dev.heliograph.dispatch.settling.Settling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Writes outcomes in groups: what ended while one group was being written is the next. A group and
 * its status changes are one transaction; then its permits are free, and the broker is told. While
 * the database is away it waits, with no more outcomes than permits and turns to hand back.
 */
final class OutcomeFlusher {
  private static final Logger log = LoggerFactory.getLogger(OutcomeFlusher.class);
  private static final int MOST = 500;

  /** One commit costs as much as ten; but the longer, the more does a kill leave uncertain. */
  private static final Duration GATHERED_FOR = Duration.ofMillis(10);

  private static final Duration LOOKED_FOR = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Outcomes outcomes;
  private final Unreported unreported;
  private final Transactions transactions;
  private final Settling settling;
  private final StatusPublisher publisher;
  private final Consumer<List<Ended>> afterwards;
  private final OutcomeMeters meters;
  private volatile boolean stopping;

  /** The parts of the ledger that a group is written to. */
  record Store(
      Outcomes outcomes, Unreported unreported, Transactions transactions, Settling settling) {}

  /**
   * Begins to write when it is run.
   *
   * @param afterwards hears of each group once it is written
   */
  OutcomeFlusher(
      Store store,
      StatusPublisher publisher,
      Consumer<List<Ended>> afterwards,
      OutcomeMeters meters) {
    this.outcomes = store.outcomes();
    this.unreported = store.unreported();
    this.transactions = store.transactions();
    this.settling = store.settling();
    this.publisher = publisher;
    this.afterwards = afterwards;
    this.meters = meters;
  }

  void add(Ended turn) {
    ended.add(turn);
  }

  /** How many turns have ended and are not written yet. */
  int waiting() {
    return ended.size();
  }

  /** Writes groups until it is stopped, and then what is left. */
  void run() {
    try {
      while (!stopping) {
        if (flushNext(LOOKED_FOR)) {
          Thread.sleep(GATHERED_FOR);
        }
      }
      flushAll();
    } catch (InterruptedException stopped) {
      log.warn("some outcomes were not written: their rows become uncertain");
    }
  }

  /** To be called when no more is added. */
  void stop() {
    stopping = true;
  }

  /** Writes what is there. */
  void flushAll() throws InterruptedException {
    Ended first = ended.poll();
    while (first != null) {
      flush(first);
      first = ended.poll();
    }
  }

  /** Waits for one to write; false when there was none in that time. */
  boolean flushNext(Duration atMost) throws InterruptedException {
    Ended first = ended.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      flush(first);
    }
    return first != null;
  }

  private void flush(Ended first) throws InterruptedException {
    var group = new ArrayList<Ended>();
    group.add(first);
    ended.drainTo(group, MOST - 1);
    long begun = System.nanoTime();
    try {
      write(group);
    } catch (Error fault) { // this loop begins again, and must find them
      ended.addAll(group);
      throw fault;
    }
    try {
      long took = System.nanoTime() - begun;
      afterwards.accept(List.copyOf(group));
      meters.written(group, took);
    } catch (RuntimeException fault) { // they are written: no reason to write them again
      log.error("after writing {} outcomes", group.size(), fault);
    }
  }

  /** Tries until the database has them. One that it will never take is left to age in SENDING. */
  private void write(List<Ended> group) throws InterruptedException {
    UUID flush = UUID.randomUUID();
    for (int tried = 0; ; tried++) {
      try {
        writeOnce(flush, group, tried > 0);
        return;
      } catch (RuntimeException failed) {
        if (!isAway(failed)) {
          writeApart(group, failed);
          return;
        }
        log.warn("{} outcomes wait for the database: {}", group.size(), Causes.brief(failed));
        Thread.sleep(Math.min(100L << Math.min(tried, 5), LONGEST_PAUSE.toMillis()));
      }
    }
  }

  /**
   * Waiting helps. Anything else is the fault of an outcome, which must not keep the others back.
   */
  private static boolean isAway(RuntimeException failed) {
    return failed instanceof TransactionException
        || (failed instanceof DataAccessException
            && !(failed instanceof DataIntegrityViolationException));
  }

  private void writeApart(List<Ended> group, RuntimeException refused) throws InterruptedException {
    if (group.size() == 1) {
      var turn = group.getFirst().change().turn();
      log.error("message {}, attempt {}: outcome not written", turn.id(), turn.attempt(), refused);
      return;
    }
    for (Ended one : group) {
      write(List.of(one));
    }
  }

  private void writeOnce(UUID flush, List<Ended> group, boolean again) {
    Optional<Flush> before = again ? unreported.find(flush) : Optional.empty();
    if (before.isPresent()) { // committed, but the answer was lost
      settling.applyOurs(evidence(group, Set.of()));
      publisher.add(before.get());
      return;
    }
    var written = new HashMap<MessageId, SendState>();
    Flush told =
        transactions.run(
            () -> {
              written.clear();
              written.putAll(outcomes.write(group.stream().map(Ended::change).toList()));
              return tell(flush, group, written);
            });
    List<Report> late = evidence(group, written.keySet());
    if (!late.isEmpty()) {
      settling.applyOurs(late);
    }
    if (!told.changes().isEmpty()) {
      publisher.add(told);
    }
  }

  private Flush tell(UUID id, List<Ended> group, Map<MessageId, SendState> written) {
    var changes = new ArrayList<StatusChange>();
    group.forEach(turn -> told(turn, written).ifPresent(changes::add));
    changes.addAll(settling.refused(refused(group, written)));
    var flush = new Flush(id, changes);
    if (!flush.changes().isEmpty()) {
      unreported.add(flush);
    }
    return flush;
  }

  private static List<OutboundMessage> refused(
      List<Ended> group, Map<MessageId, SendState> written) {
    return group.stream()
        .filter(turn -> written.get(turn.change().turn().id()) == SendState.REJECTED)
        .flatMap(turn -> turn.refused().stream())
        .toList();
  }

  private Optional<StatusChange> told(Ended turn, Map<MessageId, SendState> written) {
    Turn ended = turn.change().turn();
    Optional<SendState> state = Optional.ofNullable(written.get(ended.id()));
    if (state.isEmpty()) {
      return Optional.empty();
    }
    boolean thereAlready = state.get() == SendState.ACCEPTED && turn.change().to() != To.ACCEPTED;
    return thereAlready ? Optional.of(settling.thereAlready(ended)) : turn.report();
  }

  /** Our own sids whose rows have moved on meanwhile are evidence like a report. */
  private static List<Report> evidence(List<Ended> group, Set<MessageId> changed) {
    return group.stream()
        .filter(ended -> !changed.contains(ended.change().turn().id()))
        .flatMap(ended -> accepted(ended).stream())
        .toList();
  }

  private static Optional<Report> accepted(Ended ended) {
    Turn turn = ended.change().turn();
    Optional<String> provider =
        ended.report().flatMap(told -> told.reason().provider()).map(ProviderAnswer::provider);
    return ended
        .change()
        .evidence()
        .sid()
        .map(sid -> Report.accepted(turn.id(), turn.attempt(), sid).by(provider));
  }
}
