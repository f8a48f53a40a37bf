package dev.heliograph.composer;

import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.support.config.MalformedVariable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the composer is told from outside. A number that is none stops the start.
 *
 * @param brandName the default brand's name, as texts show it
 * @param defaultRegion ISO 3166-1 alpha-2, for numbers in events without a country code; blank:
 *     none
 * @param notificationPhone where sales are told; blank: nowhere
 * @param alertPhone where system alerts are told; blank: nowhere
 */
@ConfigurationProperties("heliograph.composer")
record ComposerSettings(
    String brandName, String defaultRegion, String notificationPhone, String alertPhone) {
  private static final String NOTIFICATION_PHONE = "SMS_NOTIFICATION_PHONE";
  private static final String ALERT_PHONE = "TEAM_ALERT_PHONE";

  /** The settings that a rule may take a number from. */
  static final Set<String> NUMBERS = Set.of(NOTIFICATION_PHONE, ALERT_PHONE);

  ComposerSettings {
    if (brandName.isBlank()) {
      throw new MalformedVariable(
          "DEFAULT_BRAND_NAME", "it is blank; set it to the name that texts shall show");
    }
    if (!defaultRegion.isBlank() && !PhoneNumber.isRegion(defaultRegion)) {
      throw new MalformedVariable(
          "DEFAULT_REGION", "it is no region; set it to two capital letters, such as KE");
    }
    number(NOTIFICATION_PHONE, notificationPhone, region(defaultRegion));
    number(ALERT_PHONE, alertPhone, region(defaultRegion));
  }

  Optional<String> region() {
    return region(defaultRegion);
  }

  /** By the name of their setting, those that are set. */
  Map<String, PhoneNumber> phones() {
    var phones = new LinkedHashMap<String, PhoneNumber>();
    number(NOTIFICATION_PHONE, notificationPhone, region())
        .ifPresent(number -> phones.put(NOTIFICATION_PHONE, number));
    number(ALERT_PHONE, alertPhone, region()).ifPresent(number -> phones.put(ALERT_PHONE, number));
    return phones;
  }

  private static Optional<PhoneNumber> number(
      String variable, String text, Optional<String> region) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    return switch (PhoneNumber.parse(text, region)) {
      case PhoneNumber.Parsed.Valid(var number) -> Optional.of(number);
      case PhoneNumber.Parsed.Invalid(var problem) ->
          throw new MalformedVariable(variable, problem.detail());
    };
  }

  private static Optional<String> region(String defaultRegion) {
    return Optional.of(defaultRegion).filter(region -> !region.isBlank());
  }

  /** Numbers are not shown. */
  @Override
  public String toString() {
    return "ComposerSettings[brandName=%s, defaultRegion=%s, numbers=%s]"
        .formatted(brandName, defaultRegion, phones().keySet());
  }
}
