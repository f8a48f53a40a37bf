package dev.heliograph.dispatch.gates;

import dev.heliograph.dispatch.ledger.Route;
import java.util.stream.Stream;

/**
 * What can be paused: everything, a provider, or one of its senders.
 *
 * @param scope as it is stored: {@code *}, a provider's name, or a route
 */
public record Target(String scope) {
  public static final Target EVERYTHING = new Target("*");

  public static Target provider(String provider) {
    return new Target(provider);
  }

  public static Target sender(Route route) {
    return new Target(route.value());
  }

  /** Whatever stops this route when it is paused, the widest first. */
  static Stream<Target> over(Route route) {
    return Stream.of(EVERYTHING, provider(route.provider()), sender(route));
  }
}
