package dev.heliograph.dispatch.receipts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was last said of a text, so that the same is not reported again at every question. Bounded:
 * what is forgotten is reported twice, which changes nothing.
 */
final class LastWords {
  private static final int MOST = 10_000;

  private final Map<String, String> words =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  synchronized boolean is(String sid, String word) {
    return word.equals(words.get(sid));
  }

  synchronized void keep(String sid, String word) {
    words.put(sid, word);
  }
}
