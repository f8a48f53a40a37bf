package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Breakers;
import dev.heliograph.dispatch.ledger.Route;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is down is passed over. While that is in doubt a text now and then goes there all the same:
 * else nobody would find out, and more than a few would wait for the answer.
 */
final class BreakerStanding implements RouteStanding {
  static final Duration TRIED_ONCE_IN = Duration.ofSeconds(1);

  private final Map<String, Deadline> tried = new ConcurrentHashMap<>();
  private final Breakers breakers;
  private final Duration triedOnceIn;

  BreakerStanding(Breakers breakers, Duration triedOnceIn) {
    this.breakers = breakers;
    this.triedOnceIn = triedOnceIn;
  }

  @Override
  public boolean isUp(Route route) {
    return switch (breakers.standing(route.provider())) {
      case CLOSED -> true;
      case OPEN -> false;
      case HALF_OPEN -> isTurn(route.provider());
    };
  }

  private boolean isTurn(String provider) {
    Deadline next = Deadline.in(triedOnceIn);
    Deadline kept =
        tried.compute(provider, (_, last) -> last == null || last.passed() ? next : last);
    return kept.equals(next);
  }
}
