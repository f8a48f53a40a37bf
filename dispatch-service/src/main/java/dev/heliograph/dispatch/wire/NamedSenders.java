package dev.heliograph.dispatch.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A provider's senders by their configured names. Routes, logs and metrics know the names alone.
 *
 * @param byName what the provider is told, such as a number
 */
public record NamedSenders(Map<String, String> byName) {
  public static final String MAIN = "main";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  public NamedSenders {
    byName = Map.copyOf(byName);
  }

  /**
   * Reads them.
   *
   * @param main the sender of that name
   * @param further {@code NAME=SENDER} with commas between them; may be empty
   * @param form what a further sender must look like
   * @return absent where something has not its form
   */
  public static Optional<NamedSenders> parse(String main, String further, Predicate<String> form) {
    var senders = new LinkedHashMap<String, String>();
    senders.put(MAIN, main);
    for (String entry : further.isBlank() ? new String[0] : further.split(",", -1)) {
      String[] sender = entry.strip().split("=", 2);
      boolean fits =
          sender.length == 2 && NAME.matcher(sender[0]).matches() && form.test(sender[1]);
      if (!fits || senders.putIfAbsent(sender[0], sender[1]) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new NamedSenders(senders));
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /** Throws where there is none of that name: routes are checked when the service starts. */
  public String of(String name) {
    String sender = byName.get(name);
    if (sender == null) {
      throw new IllegalArgumentException("no sender is called " + name);
    }
    return sender;
  }

  /** Names alone: a sender may be a number. */
  @Override
  public String toString() {
    return "NamedSenders" + names();
  }
}
