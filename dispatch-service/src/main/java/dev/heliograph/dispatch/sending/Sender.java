package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.Turn;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the calls, each on a virtual thread of its own, and hands on what they came to. */
final class Sender {
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final SmsGateway gateway;
  private final Verdict verdict;
  private final StatusReports reports;
  private final Attempts attempts;
  private final OutcomeFlusher outcomes;
  private volatile boolean stopping;

  /** How an outcome is judged and told. */
  record Judgement(Verdict verdict, StatusReports reports, Attempts attempts) {}

  Sender(SmsGateway gateway, Judgement judgement, OutcomeFlusher outcomes) {
    this.gateway = gateway;
    this.verdict = judgement.verdict();
    this.reports = judgement.reports();
    this.attempts = judgement.attempts();
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
      attempts.ended(ready, outcome, Duration.ofNanos(System.nanoTime() - begun));
    } finally { // neither the outcome nor its permit may be lost
      ended(ready.turn(), ready.answers(), ready.recipient(), outcome);
    }
  }

  private void ended(Turn turn, int answers, RecipientKey recipient, SendOutcome outcome) {
    LedgerChange change = verdict.on(turn, answers, outcome);
    outcomes.add(new Ended(change, Optional.of(recipient), reports.of(change, outcome)));
  }

  /** The row's words cannot be read: it waits for the right keyset, as long as it is of use. */
  void unreadable(RipeSend row) {
    var outcome = SendOutcome.NotSent.because(SendOutcome.Cause.UNREADABLE);
    ended(row.turn(), row.answers(), row.recipient(), outcome);
  }

  private SendOutcome call(Ready ready) {
    if (stopping || ready.startBy().passed()) {
      return new SendOutcome.NotBegun();
    }
    Turn turn = ready.turn();
    try {
      return gateway.send(OutboundSms.of(ready.message(), turn.attempt()), ready.startBy());
    } catch (Throwable fault) { // an Error too: the request may have been made
      attempts.fault(turn, fault);
      return new SendOutcome.Uncertain("fault");
    }
  }
}
