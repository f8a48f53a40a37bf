package dev.heliograph.support.kafka;

/**
 * The broker did not confirm in time. The records may have been written all the same: whoever
 * repeats them must use the same ids.
 */
public final class BrokerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
