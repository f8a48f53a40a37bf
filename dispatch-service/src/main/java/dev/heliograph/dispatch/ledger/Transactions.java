package dev.heliograph.dispatch.ledger;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a unit of work in one transaction, again where the database chose it to break a deadlock.
 */
public final class Transactions {
  private static final int TRIES = 5;

  private final TransactionOperations transactions;

  public Transactions(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  /** The work must have no effect outside its transaction: it may run several times. */
  public <T> T run(Supplier<T> work) {
    for (int tried = 1; ; tried++) {
      try {
        return transactions.execute(status -> work.get());
      } catch (PessimisticLockingFailureException deadlock) {
        if (tried == TRIES) {
          throw deadlock;
        }
      }
    }
  }
}
