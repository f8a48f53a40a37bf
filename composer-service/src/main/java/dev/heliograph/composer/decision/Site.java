package dev.heliograph.composer.decision;

import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.Map;
import java.util.Optional;

/**
 * What this installation is told of itself.
 *
 * @param brandName of the default brand, as texts show it
 * @param defaultRegion ISO 3166-1 alpha-2, for numbers in events that have no country code
 * @param phones our own numbers by the name of their setting; one that is not set is not there
 */
public record Site(
    String brandName, Optional<String> defaultRegion, Map<String, PhoneNumber> phones) {
  public Site {
    phones = Map.copyOf(phones);
  }
}
