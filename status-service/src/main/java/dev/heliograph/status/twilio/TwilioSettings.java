package dev.heliograph.status.twilio;

import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose callbacks are taken, and where.
 *
 * @param publicUrl where Twilio reaches this service; part of every signature
 */
@Validated
@ConfigurationProperties("heliograph.twilio")
record TwilioSettings(
    @Pattern(
            regexp = "AC[0-9a-fA-F]{32}",
            message = "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits")
        String accountSid,
    Secret authToken,
    @Pattern(
            regexp = "https?://[^/?#\\s]+[^?#\\s]*",
            message = "PUBLIC_URL must be a URL such as https://texts.example.com, without query")
        String publicUrl) {

  /** The URL without a slash at its end, so that a path can follow. */
  String base() {
    return publicUrl.replaceFirst("/+$", "");
  }
}
