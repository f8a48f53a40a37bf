package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import java.time.Duration;

/**
 * When a message goes on by the next provider: only where this attempt has certainly not been sent,
 * and then with the same change of its row that lets it be tried again. What is uncertain, and what
 * the provider refused as it is, stays with its provider.
 *
 * @param tries so many attempts by one provider that cannot be reached
 */
record Failover(Routing routing, int tries) {

  LedgerChange of(LedgerChange change, Ready ready, SendOutcome outcome) {
    boolean moves =
        change.to() == To.WAITING
            && outcome instanceof NotSent(var cause, _, _)
            && (moves(cause, ready.turn().attempt()) || isProbeInVain(ready, cause));
    return moves
        ? routing
            .after(ready.route(), ready.message())
            .map(next -> change.by(next, Duration.ZERO))
            .orElse(change)
        : change;
  }

  /** Few texts try whether a provider is back, and others wait: these go on where they can. */
  private static boolean isProbeInVain(Ready ready, Cause cause) {
    return ready.probe() && cause.isDown();
  }

  private boolean moves(Cause cause, int attempt) {
    return switch (cause) {
      case NO_PROVIDER, CREDENTIALS -> true; // it will not pass by itself
      case UNREACHABLE, UNAVAILABLE -> attempt % tries == 0;
      case THROTTLED, UNREADABLE, REFUSED_FOR_NOW -> false;
    };
  }
}
