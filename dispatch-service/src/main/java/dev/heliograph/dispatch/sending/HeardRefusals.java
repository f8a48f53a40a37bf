package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.gates.RefusedSenders;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.settling.AutomaticRetry;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What reports tell of refused senders, passed on once the transaction that heard it is committed:
 * one that is repeated, or rolled back, must not count twice.
 */
final class HeardRefusals implements AutomaticRetry.Refusals {
  private final Queue<Map<MessageId, Integer>> heard = new ConcurrentLinkedQueue<>();
  private final SendLedger ledger;
  private final RefusedSenders senders;

  HeardRefusals(SendLedger ledger, RefusedSenders senders) {
    this.ledger = ledger;
    this.senders = senders;
  }

  @Override
  public void heardOf(Map<MessageId, Integer> refused) {
    Map<MessageId, Integer> copy = Map.copyOf(refused);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      heard.add(copy);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            heard.add(copy);
          }
        });
  }

  /** To be called outside of any transaction. */
  void passOn() {
    Map<MessageId, Integer> next = heard.poll();
    while (next != null) {
      Map<MessageId, Integer> codes = next;
      ledger
          .routes(codes.keySet())
          .forEach((id, route) -> senders.refused(route, Objects.requireNonNull(codes.get(id))));
      next = heard.poll();
    }
  }
}
