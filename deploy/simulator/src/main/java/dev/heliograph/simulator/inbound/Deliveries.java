package dev.heliograph.simulator.inbound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The deliveries of the newest inbound texts, by SID. Bounded: the oldest is forgotten. */
public final class Deliveries {
  private static final int MOST = 10_000;

  private final Map<String, Delivery> bySid =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Delivery> eldest) {
          return size() > MOST;
        }
      };

  synchronized void put(String sid, Delivery delivery) {
    bySid.put(sid, delivery);
  }

  public synchronized Optional<Delivery> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }
}
