package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.phone.PhoneNumber;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How requests for single texts are read.
 *
 * @param defaultRegion ISO 3166-1 alpha-2 of numbers without country code; blank: they are refused
 * @param rememberedKeys how many idempotency keys are kept in memory, to answer at once that one is
 *     used for another request
 */
@Validated
@ConfigurationProperties("heliograph.messages")
record MessageSettings(
    @DefaultValue("") String defaultRegion,
    @DefaultValue("50000") @Min(value = 1, message = "must be 1 or more") int rememberedKeys) {

  @AssertTrue(
      message = "DEFAULT_REGION must be a country's two capital letters, such as KE, or not be set")
  boolean isDefaultRegionKnown() {
    return defaultRegion.isBlank() || PhoneNumber.isRegion(defaultRegion);
  }

  Optional<String> region() {
    return Optional.of(defaultRegion).filter(text -> !text.isBlank());
  }
}
