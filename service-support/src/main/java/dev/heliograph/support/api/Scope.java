package dev.heliograph.support.api;

import java.util.Locale;
import java.util.Optional;

/** What an API key may do. */
public enum Scope {
  /** Hand in events, messages and batches. */
  SEND,
  /** Every read. */
  READ,
  /** Change templates, rules, consent, schedules, providers; retry; redrive. */
  MANAGE,
  /** Export and erase people. */
  PRIVACY;

  static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  /** The word in a key's entry and in the API document. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
