package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.support.trace.TraceParent;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and counts every attempt: one line and one timer each, and a span where its trace is
 * recorded; no number, no words.
 */
final class Attempts {
  private static final Logger log = LoggerFactory.getLogger("dev.heliograph.dispatch.attempts");

  private final ProviderMeters meters;
  private final AttemptSpans spans;

  Attempts(ProviderMeters meters, AttemptSpans spans) {
    this.meters = meters;
    this.spans = spans;
  }

  void ended(Ready ready, SendOutcome outcome, Duration took) {
    meters.of(ready.route()).ended(ready.message(), outcome, took);
    try (var _ = TraceParent.logged(ready.trace())) {
      line(ready, outcome, took);
    }
    spans.ended(ready, outcome, word(outcome), took);
  }

  private static void line(Ready ready, SendOutcome outcome, Duration took) {
    Turn turn = ready.turn();
    log.info(
        "message={} attempt={} provider={} provider_id={} outcome={} error_code={} ms={}",
        turn.id(),
        turn.attempt(),
        ready.route().provider(),
        outcome instanceof Accepted(var sid) ? sid : "-",
        word(outcome),
        errorCode(outcome),
        took.toMillis());
  }

  void unreadable(Route route) {
    meters.of(route).unreadable();
  }

  void fault(Turn turn, Throwable fault) {
    log.error(
        "message={} attempt={} fault in the provider's adapter", turn.id(), turn.attempt(), fault);
  }

  private static String word(SendOutcome outcome) {
    return switch (outcome) {
      case Accepted _ -> "accepted";
      case Rejected _ -> "rejected";
      case NotSent(var cause, _, _) -> cause.name().toLowerCase(Locale.ROOT);
      case Uncertain(var cause) -> "uncertain_" + cause;
      case NotBegun _ -> "not_begun";
    };
  }

  private static String errorCode(SendOutcome outcome) {
    return switch (outcome) {
      case Rejected(var code) -> Integer.toString(code);
      case NotSent(_, var code, _) -> code.map(Object::toString).orElse("-");
      default -> "-";
    };
  }
}
