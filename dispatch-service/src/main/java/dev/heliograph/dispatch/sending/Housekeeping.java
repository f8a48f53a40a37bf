package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Heartbeat;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.Sweeps;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import dev.heliograph.dispatch.settling.ForGood;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done each second, by every instance. One step that fails does not stop the others. */
final class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

  private final Heartbeat heartbeat;
  private final Sweeps sweeps;
  private final Unreported unreported;
  private final Transactions transactions;
  private final UnclearTurns unclear;
  private final StatusReports reports;
  private final StatusPublisher publisher;
  private final LostNotices lost;
  private final ForGood forGood;
  private final SweepMeters meters;
  private final int expiresEvery;
  private long ticks;

  /** The parts of the ledger that are looked after, and what counts what is found. */
  record Store(
      Heartbeat heartbeat,
      Sweeps sweeps,
      Unreported unreported,
      Transactions transactions,
      SweepMeters meters) {}

  /** Who hears of what is found. */
  record Telling(
      StatusReports reports, StatusPublisher publisher, LostNotices lost, ForGood forGood) {}

  /**
   * Does nothing yet.
   *
   * @param expiresEvery so many ticks: what is too late is not sent meanwhile, and looking for it
   *     reads all that waits
   */
  Housekeeping(Store store, UnclearTurns unclear, Telling telling, int expiresEvery) {
    this.heartbeat = store.heartbeat();
    this.sweeps = store.sweeps();
    this.unreported = store.unreported();
    this.transactions = store.transactions();
    this.meters = store.meters();
    this.unclear = unclear;
    this.reports = telling.reports();
    this.publisher = telling.publisher();
    this.lost = telling.lost();
    this.forGood = telling.forGood();
    this.expiresEvery = expiresEvery;
  }

  /** One round. */
  void tick() {
    meters.round(this::steps);
  }

  private void steps() {
    attempt("beat", heartbeat::beat);
    giveBack();
    attempt("age", this::age);
    if (ticks++ % expiresEvery == 0) {
      attempt("expire", this::expire);
    }
    attempt("take over", this::takeOver);
    forgetPublished();
    attempt("publish what was left", () -> unreported.takeOld().forEach(publisher::add));
  }

  /** Also at the end: nobody else looks for what our statements began. */
  void giveBack() {
    attempt("hand back what an unclear statement began", unclear::giveBack);
  }

  /** Also at the end: what is not forgotten is published again. */
  void forgetPublished() {
    attempt("forget what is published", this::removePublished);
  }

  /** Now and then. */
  void tidy() {
    attempt("forget old runs", heartbeat::forgetOld);
    attempt("take over what forgotten runs left", () -> tellTaken(sweeps.takeOverForgotten()));
  }

  private void age() {
    List<SendRow> aged = sweep(this::agedNow);
    meters.uncertain(aged.size());
    if (!aged.isEmpty()) {
      log.warn("{} texts may or may not have been sent: {}", aged.size(), ids(aged));
    }
    lost.tell(aged.stream().filter(row -> row.lane() == Lane.NOTICES).map(SendRow::id).toList());
  }

  private Swept agedNow() {
    List<SendRow> rows = sweeps.ageSending();
    return new Swept(rows, rows.stream().map(reports::aged).toList());
  }

  private void expire() {
    List<SendRow> expired = sweep(this::expiredNow);
    meters.expired(expired.size());
    if (!expired.isEmpty()) {
      log.info("{} texts expired before they were sent", expired.size());
    }
  }

  private Swept expiredNow() {
    List<MessageId> late = sweeps.lockLate();
    if (late.isEmpty()) {
      return new Swept(List.of(), List.of());
    }
    var told = new ArrayList<>(forGood.expiring(late));
    List<SendRow> rows = sweeps.expire(late);
    rows.stream().map(reports::expired).forEach(told::add);
    return new Swept(rows, told);
  }

  private void takeOver() {
    tellTaken(sweeps.takeOver());
  }

  private void tellTaken(int taken) {
    meters.takenOver(taken);
    if (taken > 0) {
      log.info("took over {} texts that another instance had not begun", taken);
    }
  }

  private void removePublished() {
    List<UUID> published = publisher.takePublished();
    if (!published.isEmpty()) {
      unreported.remove(published);
    }
  }

  /** What a sweep has changed, and what has to be told of it. */
  private record Swept(List<SendRow> rows, List<StatusChange> told) {}

  /** The sweep and what is told of it are one transaction. */
  private List<SendRow> sweep(Supplier<Swept> statement) {
    record Written(List<SendRow> rows, Flush flush) {}
    Written written =
        transactions.run(
            () -> {
              Swept swept = statement.get();
              var flush = new Flush(UUID.randomUUID(), swept.told());
              if (!swept.told().isEmpty()) {
                unreported.add(flush);
              }
              return new Written(swept.rows(), flush);
            });
    if (!written.flush().changes().isEmpty()) {
      publisher.add(written.flush());
    }
    return written.rows();
  }

  private static List<String> ids(List<SendRow> rows) {
    return rows.stream().limit(10).map(row -> row.id().toString()).toList();
  }

  /** A step that may fail: the next round tries it again. */
  void attempt(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failed) {
      log.warn("could not {}: {}", what, Causes.brief(failed));
    }
  }
}
