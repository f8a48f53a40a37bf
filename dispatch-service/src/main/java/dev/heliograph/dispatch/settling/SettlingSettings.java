package dev.heliograph.dispatch.settling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How uncertain texts are looked up at the provider.
 *
 * @param after how long a text has been uncertain before it is looked up first; Twilio may take 26
 *     s to process a request whose answer is lost
 * @param apart between the two looks that must both be without a text before it counts as not sent
 * @param call the total of one look-up
 * @param atOnce how many people's texts are looked up at the same time
 * @param patience a text that cannot be told apart for so long is uncertain for good
 */
@Validated
@ConfigurationProperties("heliograph.dispatch.settling")
public record SettlingSettings(
    @DefaultValue("35s") @DurationMin(millis = 1) Duration after,
    @DefaultValue("30s") @DurationMin(millis = 1) Duration apart,
    @DefaultValue("10s") @DurationMin(millis = 1) Duration call,
    @DefaultValue("8") @Min(1) @Max(100) int atOnce,
    @DefaultValue("15m") @DurationMin(millis = 1) Duration patience) {

  /** How long nobody else looks a text up that one instance has taken. */
  Duration lease() {
    return call.multipliedBy(2);
  }
}
