package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Heartbeat;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.Sweeps;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

  /**
   * Does nothing yet.
   *
   * @param expiresEvery so many ticks: what is too late is not sent meanwhile, and looking for it
   *     reads all that waits
   */
  Housekeeping(
      Store store,
      UnclearTurns unclear,
      StatusReports reports,
      StatusPublisher publisher,
      int expiresEvery) {
    this.heartbeat = store.heartbeat();
    this.sweeps = store.sweeps();
    this.unreported = store.unreported();
    this.transactions = store.transactions();
    this.meters = store.meters();
    this.unclear = unclear;
    this.reports = reports;
    this.publisher = publisher;
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
    List<SendRow> aged = sweep(sweeps::ageSending, reports::aged);
    meters.uncertain(aged.size());
    if (!aged.isEmpty()) {
      log.warn("{} texts may or may not have been sent: {}", aged.size(), ids(aged));
    }
  }

  private void expire() {
    List<SendRow> expired = sweep(sweeps::expire, reports::expired);
    meters.expired(expired.size());
    if (!expired.isEmpty()) {
      log.info("{} texts expired before they were sent", expired.size());
    }
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

  /** The sweep and what is told of it are one transaction. */
  private List<SendRow> sweep(
      Supplier<List<SendRow>> statement, Function<SendRow, StatusChange> report) {
    record Swept(List<SendRow> rows, Flush flush) {}
    Swept swept =
        transactions.run(
            () -> {
              List<SendRow> rows = statement.get();
              var flush = new Flush(UUID.randomUUID(), rows.stream().map(report).toList());
              if (!rows.isEmpty()) {
                unreported.add(flush);
              }
              return new Swept(rows, flush);
            });
    if (!swept.rows().isEmpty()) {
      publisher.add(swept.flush());
    }
    return swept.rows();
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
