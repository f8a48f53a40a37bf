package dev.heliograph.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a command line. */
record Words(Map<String, String> values) {
  private static final Set<String> FLAGS = Set.of("--profile");
  private static final Set<String> OPTIONS =
      Set.of(
          "--texts",
          "--warm-up",
          "--rounds",
          "--rate",
          "--rate-seconds",
          "--rate-warm-up",
          "--connections",
          "--only",
          "--ports",
          "--data",
          "--out");

  static Words of(List<String> words) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (FLAGS.contains(word)) {
        values.put(word, "");
      } else if (OPTIONS.contains(word) && i + 1 < words.size()) {
        values.put(word, words.get(++i));
      } else {
        throw new Misuse("'" + word + "' is not known or lacks its value; see --help.");
      }
    }
    return new Words(values);
  }

  boolean flag(String name) {
    return values.containsKey(name);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    String value = values.getOrDefault(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Misuse(name + " is '" + value + "', which is no number; see --help.");
  }
}
