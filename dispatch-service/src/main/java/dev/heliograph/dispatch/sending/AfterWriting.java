package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.LedgerChange.To;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Once outcomes are written: their permits are free, and what waited for them may start. */
final class AfterWriting implements Consumer<List<Ended>> {
  private final Permits permits;
  private final Successors successors;
  private final Semaphore wakeUp;
  private final Runnable roomMade;

  AfterWriting(Permits permits, Successors successors, Semaphore wakeUp, Runnable roomMade) {
    this.permits = permits;
    this.successors = successors;
    this.wakeUp = wakeUp;
    this.roomMade = roomMade;
  }

  @Override
  public void accept(List<Ended> written) {
    permits.release((int) written.stream().filter(turn -> turn.held().isPresent()).count());
    boolean woken = false;
    for (Ended turn : written) {
      woken |= letsGo(turn.change().to()) && turn.held().filter(successors::wake).isPresent();
    }
    if (woken) {
      wakeUp.release();
    }
    roomMade.run();
  }

  /** In the other states it goes on holding its successors back. */
  private static boolean letsGo(To state) {
    return state == To.ACCEPTED || state == To.REJECTED;
  }
}
