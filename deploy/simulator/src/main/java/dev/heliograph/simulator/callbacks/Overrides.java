package dev.heliograph.simulator.callbacks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Connection overrides, as a URL's fragment carries them ({@code #rc=5&rp=all}). What is missing,
 * unknown or out of range has Twilio's default. Times are in milliseconds.
 *
 * @param connect ct: to connect, 100 to 10000
 * @param read rt: for the response, 100 to 15000
 * @param total tt: for everything with its retries, 100 to 15000
 * @param retries rc: 0 to 5
 * @param policies rp: what is retried, of ct (not connected), rt (no response), 4xx, 5xx, all
 */
public record Overrides(int connect, int read, int total, int retries, Set<String> policies) {
  private static final Set<String> POLICIES = Set.of("ct", "rt", "4xx", "5xx", "all");

  static Overrides of(String fragment) {
    var fields = new HashMap<String, String>();
    for (String pair : fragment.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new Overrides(
        number(fields, "ct", 100, 10_000, 5_000),
        number(fields, "rt", 100, 15_000, 15_000),
        number(fields, "tt", 100, 15_000, 15_000),
        number(fields, "rc", 0, 5, 1),
        policies(fields.getOrDefault("rp", "ct")));
  }

  private static int number(
      Map<String, String> fields, String name, int min, int max, int otherwise) {
    String text = fields.getOrDefault(name, "");
    int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    return value < min || value > max ? otherwise : value;
  }

  private static Set<String> policies(String text) {
    var known =
        Arrays.stream(text.split(",", -1)).filter(POLICIES::contains).collect(Collectors.toSet());
    return known.isEmpty() ? Set.of("ct") : known;
  }

  /** Whether such an end of one try calls for another. */
  boolean isRetried(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotConnected() -> covers("ct");
      case Outcome.NoResponse() -> covers("rt");
      case Outcome.Answered(int status) when status >= 500 -> covers("5xx");
      case Outcome.Answered(int status) when status >= 400 -> covers("4xx");
      case Outcome.Answered _ -> false;
    };
  }

  private boolean covers(String policy) {
    return policies.contains(policy) || policies.contains("all");
  }
}
