package dev.heliograph.dispatch.ledger;

import java.util.regex.Pattern;

/**
 * By whom a message goes. Both are names from the configuration, never numbers or addresses: they
 * stand in logs and in labels of meters.
 *
 * @param provider such as {@code twilio}
 * @param sender one of the senders that we have there
 */
public record Route(String provider, String sender) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Throws {@link IllegalArgumentException} where one is not a name. */
  public Route {
    if (!NAME.matcher(provider).matches() || !NAME.matcher(sender).matches()) {
      throw new IllegalArgumentException(
          "a provider or sender is named by up to 32 lower-case letters, digits and hyphens");
    }
  }

  /** Reads {@link #value}. */
  public static Route parse(String value) {
    int slash = value.indexOf('/');
    return new Route(value.substring(0, Math.max(0, slash)), value.substring(slash + 1));
  }

  /** As it stands in the ledger: {@code provider/sender}. */
  public String value() {
    return provider + "/" + sender;
  }

  @Override
  public String toString() {
    return value();
  }
}
