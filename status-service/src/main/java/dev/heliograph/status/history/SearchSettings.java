package dev.heliograph.status.history;

import dev.heliograph.contracts.phone.PhoneNumber;
import jakarta.validation.constraints.AssertTrue;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a search is read.
 *
 * @param defaultRegion ISO 3166-1 alpha-2 of numbers without country code; empty: they are refused
 */
@Validated
@ConfigurationProperties("heliograph.search")
record SearchSettings(@DefaultValue("") String defaultRegion) {

  @AssertTrue(
      message = "DEFAULT_REGION must be a country's two capital letters, such as KE, or not be set")
  boolean isDefaultRegionKnown() {
    return defaultRegion.isEmpty() || PhoneNumber.isRegion(defaultRegion);
  }

  Optional<String> region() {
    return Optional.of(defaultRegion).filter(text -> !text.isEmpty());
  }
}
