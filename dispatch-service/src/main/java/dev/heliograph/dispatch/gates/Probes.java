package dev.heliograph.dispatch.gates;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls try, at this moment, whether a provider is back. */
final class Probes {
  private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

  /** Those of before count no more: the end of some may never be told. */
  void reset(String provider) {
    of(provider).set(0);
  }

  void begun(String provider, int count) {
    of(provider).addAndGet(count);
  }

  /**
   * So many have ended, or were not made.
   *
   * @return whether there is none left
   */
  boolean ended(String provider, int count) {
    return of(provider).addAndGet(-count) <= 0;
  }

  private AtomicInteger of(String provider) {
    return underWay.computeIfAbsent(provider, name -> new AtomicInteger());
  }
}
