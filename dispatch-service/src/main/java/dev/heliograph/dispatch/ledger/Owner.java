package dev.heliograph.dispatch.ledger;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of one instance. It numbers its statements that set SENDING, so that an outcome is
 * written for exactly the call it belongs to.
 */
public final class Owner {
  private final UUID id;
  private final AtomicLong turns = new AtomicLong();

  public Owner(UUID id) {
    this.id = id;
  }

  /** A run that begins now. */
  public static Owner newRun() {
    return new Owner(UUID.randomUUID());
  }

  public UUID id() {
    return id;
  }

  /** The number of the next statement that sets SENDING. */
  public long nextTurn() {
    return turns.incrementAndGet();
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
