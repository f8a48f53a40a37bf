package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the calls, each on a virtual thread of its own, and hands on what they came to. */
final class Sender {
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Gateways gateways;
  private final Verdict verdict;
  private final Failover failover;
  private final StatusReports reports;
  private final Attempts attempts;
  private final CallWatch watch;
  private final OutcomeFlusher outcomes;
  private volatile boolean stopping;

  /** How an outcome is judged and told, and what it tells of its provider. */
  record Judgement(
      Verdict verdict,
      Failover failover,
      StatusReports reports,
      Attempts attempts,
      CallWatch watch) {}

  Sender(Gateways gateways, Judgement judgement, OutcomeFlusher outcomes) {
    this.gateways = gateways;
    this.verdict = judgement.verdict();
    this.failover = judgement.failover();
    this.reports = judgement.reports();
    this.attempts = judgement.attempts();
    this.watch = judgement.watch();
    this.outcomes = outcomes;
  }

  /** Each of them ends in the flusher, whatever happens. */
  void submit(Collection<Ready> messages) {
    messages.forEach(ready -> calls.execute(() -> attempt(ready)));
  }

  /** From now on nothing is begun: it goes back to QUEUED. Calls under way go on. */
  void stopBeginning() {
    stopping = true;
  }

  private void attempt(Ready ready) {
    long begun = System.nanoTime();
    SendOutcome outcome = call(ready);
    try {
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      watch.ended(ready, outcome, took);
      attempts.ended(ready, outcome, took);
    } finally { // neither the outcome nor its permit may be lost
      LedgerChange change = judge(ready, outcome);
      var told = reports.of(change, outcome, ready.route().provider());
      outcomes.add(new Ended(change, Optional.of(ready.recipient()), told, refused(ready, change)));
    }
  }

  /**
   * A probe that reached nobody, and has no other way, is no attempt: else they would grow with the
   * outage.
   */
  private LedgerChange judge(Ready ready, SendOutcome outcome) {
    LedgerChange judged = judge(ready.turn(), ready.answers(), ready.route(), outcome);
    LedgerChange change = failover.of(judged, ready, outcome);
    boolean inVain =
        ready.probe()
            && outcome instanceof NotSent notSent
            && notSent.cause() == SendOutcome.Cause.UNREACHABLE;
    return inVain && change.route().isEmpty()
        ? judge(ready.turn(), ready.answers(), ready.route(), new SendOutcome.NotBegun())
        : change;
  }

  private LedgerChange judge(Turn turn, int answers, Route route, SendOutcome outcome) {
    return verdict.on(turn, answers, new ErrorTable(route.provider()), outcome);
  }

  private static Optional<OutboundMessage> refused(Ready ready, LedgerChange change) {
    return change.to() == To.REJECTED ? Optional.of(ready.message()) : Optional.empty();
  }

  /** The row's words cannot be read: it waits for the right keyset, as long as it is of use. */
  void unreadable(RipeSend row, boolean probe) {
    var outcome = SendOutcome.NotSent.because(SendOutcome.Cause.UNREADABLE);
    attempts.unreadable(row.route());
    watch.unreadable(row.route(), probe);
    LedgerChange change = judge(row.turn(), row.answers(), row.route(), outcome);
    var told = reports.of(change, outcome, row.route().provider());
    outcomes.add(new Ended(change, Optional.of(row.recipient()), told));
  }

  private SendOutcome call(Ready ready) {
    if (stopping || ready.startBy().passed()) {
      return new SendOutcome.NotBegun();
    }
    Turn turn = ready.turn();
    Optional<Gateway> gateway = gateways.find(ready.route());
    if (gateway.isEmpty()) {
      return SendOutcome.NotSent.because(SendOutcome.Cause.NO_PROVIDER);
    }
    try {
      var attempt = new Attempt(ready.message(), turn.attempt(), ready.route());
      return gateway.get().send(attempt, ready.startBy());
    } catch (Throwable fault) { // an Error too: the request may have been made
      attempts.fault(turn, fault);
      return new SendOutcome.Uncertain("fault");
    }
  }
}
