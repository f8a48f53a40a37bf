package dev.heliograph.support.kafka;

import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/** Whether trying the same again can help. */
enum Fault {
  /** The outside world's: waited out. */
  TRANSIENT,
  /** The record's own, or our code's with this record: it will fail again. */
  PERMANENT;

  static Fault of(RuntimeException failure) {
    if (failure instanceof DataIntegrityViolationException) {
      return PERMANENT;
    }
    boolean outside =
        failure instanceof DataAccessException
            || failure instanceof TransactionException
            || failure instanceof BrokerUnavailable
            || failure instanceof KafkaException
            || failure instanceof org.springframework.kafka.KafkaException;
    return outside || Thread.currentThread().isInterrupted() ? TRANSIENT : PERMANENT;
  }
}
