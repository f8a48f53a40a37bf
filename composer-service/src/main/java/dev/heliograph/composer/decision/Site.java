package dev.heliograph.composer.decision;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Recipient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this installation is told of itself.
 *
 * @param brandName of the default brand, as texts show it
 * @param defaultRegion ISO 3166-1 alpha-2, for numbers in events that have no country code
 * @param own our own addresses by the name of their setting; one that is not set is not there
 * @param channels those that can be sent by; texts always can
 */
public record Site(
    String brandName,
    Optional<String> defaultRegion,
    Map<String, Recipient> own,
    Set<Channel> channels) {
  public Site {
    own = Map.copyOf(own);
    channels = Set.copyOf(channels);
  }
}
