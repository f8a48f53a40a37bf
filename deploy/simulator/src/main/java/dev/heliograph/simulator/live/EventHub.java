package dev.heliograph.simulator.live;

import dev.heliograph.simulator.messages.MessageWatcher;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells listeners what has changed. While nobody listens a change costs one look at a list. */
public final class EventHub implements MessageWatcher {
  private static final int MOST_LISTENERS = 32;

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void changed(String sid) {
    if (!listeners.isEmpty()) {
      listeners.forEach(listener -> listener.changed(sid));
    }
  }

  @Override
  public void cleared() {
    listeners.forEach(Listener::reload);
  }

  public void faultsChanged() {
    listeners.forEach(Listener::faultsChanged);
  }

  public void noticesChanged() {
    listeners.forEach(Listener::noticesChanged);
  }

  /** A new listener; empty while there are too many. */
  synchronized Optional<Listener> listen() {
    if (listeners.size() >= MOST_LISTENERS) {
      return Optional.empty();
    }
    var listener = new Listener();
    listeners.add(listener);
    return Optional.of(listener);
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }
}
