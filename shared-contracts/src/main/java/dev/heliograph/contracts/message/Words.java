package dev.heliograph.contracts.message;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Constants as the lower-case words that stand in JSON, in the API and in the database. */
final class Words {
  /** Each record has several of them: they are made once. */
  private static final Map<Enum<?>, String> MADE = new ConcurrentHashMap<>();

  private Words() {}

  static String of(Enum<?> constant) {
    return MADE.computeIfAbsent(constant, it -> it.name().toLowerCase(Locale.ROOT));
  }

  /** Throws {@link IllegalArgumentException}, without the word, when there is no such constant. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("not the word of a " + type.getSimpleName());
  }
}
