package dev.heliograph.ingest.messages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which request a key stood for: the keys used last, so many and no more. Best effort and
 * of one instance; what it has forgotten is caught where messages are claimed, by the hash that
 * travels with the event.
 */
final class KeyMemory {
  private final Map<String, String> hashes;

  KeyMemory(int capacity) {
    this.hashes =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * Binds the key to the request, unless it is bound already.
   *
   * @return false when it is bound to another request
   */
  synchronized boolean bind(String eventId, String requestHash) {
    String earlier = hashes.putIfAbsent(eventId, requestHash);
    return earlier == null || earlier.equals(requestHash);
  }
}
