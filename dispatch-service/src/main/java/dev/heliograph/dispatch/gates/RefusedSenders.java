package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.alerts.Alerts;
import dev.heliograph.dispatch.ledger.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider refuses an account or a sender: whatever that sends will fail until a person has
 * mended it. It is paused, so that its texts wait instead; not at the first refusal, since some
 * depend on the recipient too, and one recipient must not stop all the others.
 */
public final class RefusedSenders {
  /**
   * The carrier of this one recipient does not take the sender; others may. Source: Twilio's error
   * dictionary, 30018 and 30024.
   */
  private static final Set<Integer> BY_ONE_CARRIER = Set.of(30018, 30024);

  private static final int TO_BE_SURE = 3;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final Map<Route, Deque<Long>> heard = new ConcurrentHashMap<>();
  private final Gates gates;
  private final Alerts alerts;

  public RefusedSenders(Gates gates, Alerts alerts) {
    this.gates = gates;
    this.alerts = alerts;
  }

  /** Tells people; pauses the sender at the third refusal within ten minutes. */
  public void refused(Route route, int code) {
    String reason = "%s refuses it with code %d".formatted(route.provider(), code);
    if (BY_ONE_CARRIER.contains(code)) {
      alert(route, reason + ": some carriers do not take it");
    } else if (isSure(route)) {
      pause(route, reason);
    }
  }

  private boolean isSure(Route route) {
    Deque<Long> times = heard.computeIfAbsent(route, any -> new ArrayDeque<>());
    synchronized (times) {
      long now = System.nanoTime();
      times.removeIf(time -> now - time > WITHIN.toNanos());
      times.add(now);
      if (times.size() < TO_BE_SURE) {
        return false;
      }
      times.clear(); // once it is resumed, it has three more
      return true;
    }
  }

  private void pause(Route route, String reason) {
    Target sender = Target.sender(route);
    if (gates.pause(sender).isEmpty()
        && gates.pause(sender, Pause.OURSELVES, Optional.of(reason))) {
      alert(route, reason + ": it is paused; mend it, then resume it");
    }
  }

  private void alert(Route route, String detail) {
    alerts.raise(
        Alert.of(
            route.provider(), "sender_refused:" + route.value(), route.value() + ": " + detail));
  }
}
