package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.errors.RetryClass;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.dispatch.gates.Breakers;
import dev.heliograph.dispatch.gates.Buckets;
import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.gates.RefusedSenders;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls tell of their provider and sender: to the breaker, the bucket and the switch, and to
 * people where it is lost what became of a message.
 */
final class CallWatch {
  private static final Logger log = LoggerFactory.getLogger(CallWatch.class);

  /** Many calls hear the same at once; the bucket needs to hear it once. */
  private static final Duration SLOWED_ONCE_IN = Duration.ofSeconds(1);

  private final Map<Route, Deadline> slowed = new ConcurrentHashMap<>();
  private final Gates gates;
  private final Buckets buckets;
  private final RefusedSenders refused;
  private final LostNotices lost;

  CallWatch(Gates gates, Buckets buckets, RefusedSenders refused, LostNotices lost) {
    this.gates = gates;
    this.buckets = buckets;
    this.refused = refused;
    this.lost = lost;
  }

  /** Never throws: the outcome is worth more than what it tells of others. */
  void ended(Ready ready, SendOutcome outcome, Duration took) {
    try {
      tell(ready, outcome, took);
    } catch (RuntimeException away) {
      log.warn("{}: what a call told was not kept: {}", ready.route().value(), Causes.brief(away));
    }
  }

  private void tell(Ready ready, SendOutcome outcome, Duration took) {
    switch (outcome) { // no default: a new outcome must not compile until it is handled
      case Accepted _ -> answered(ready, took);
      case Rejected(var code) -> {
        answered(ready, took);
        refusedBy(ready.route(), code);
      }
      case NotSent notSent -> notSent(ready, notSent, took);
      case Uncertain _ -> {
        failed(ready, took);
        if (ready.message().to().channel() != Channel.SMS) {
          lost.tell(List.of(ready.message().id()));
        }
      }
      case NotBegun _ -> returnProbe(ready.route(), ready.probe());
    }
  }

  private void answered(Ready ready, Duration took) {
    Breakers breakers = gates.breakers();
    if (ready.probe()) {
      breakers.probeAnswered(ready.route().provider(), took);
    } else {
      breakers.answered(ready.route().provider(), took);
    }
  }

  private void failed(Ready ready, Duration took) {
    Breakers breakers = gates.breakers();
    if (ready.probe()) {
      breakers.probeFailed(ready.route().provider(), took);
    } else {
      breakers.failed(ready.route().provider(), took);
    }
  }

  /** There was no call. */
  void unreadable(Route route, boolean probe) {
    returnProbe(route, probe);
  }

  private void returnProbe(Route route, boolean probe) {
    gates.breakers().returnProbes(route.provider(), probe ? 1 : 0);
  }

  private void notSent(Ready ready, NotSent notSent, Duration took) {
    Route route = ready.route();
    switch (notSent.cause()) {
      case UNREACHABLE, UNAVAILABLE -> failed(ready, took);
      case UNREADABLE, NO_PROVIDER -> returnProbe(route, ready.probe());
      case CREDENTIALS -> answered(ready, took);
      case THROTTLED -> {
        answered(ready, took);
        slower(route);
      }
      case REFUSED_FOR_NOW -> {
        answered(ready, took);
        notSent.errorCode().ifPresent(code -> refusedBy(route, code));
      }
    }
  }

  private void slower(Route route) {
    Deadline last = slowed.get(route);
    if (gates.limit(route).isPresent() && (last == null || last.passed())) {
      slowed.put(route, Deadline.in(SLOWED_ONCE_IN));
      buckets.slower(route);
    }
  }

  private void refusedBy(Route route, int code) {
    if (ErrorExplanations.retryAdvice(route.provider(), code).retryClass() == RetryClass.H) {
      refused.refused(route, code);
    }
  }
}
