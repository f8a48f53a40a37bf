package dev.heliograph.dispatch.twilio;

import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account with Twilio.
 *
 * @param phoneNumber texts are sent from it; empty where a Messaging Service sends them
 * @param messagingServiceSid the Messaging Service; empty where a number sends
 * @param baseUrl Twilio's API, or a stand-in
 * @param publicUrl where Twilio reaches the status service
 */
@Validated
@ConfigurationProperties("heliograph.twilio")
record TwilioSettings(
    @Pattern(
            regexp = "AC[0-9a-f]{32}",
            message = "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits")
        String accountSid,
    Secret authToken,
    @DefaultValue("")
        @Pattern(
            regexp = "(\\+[1-9][0-9]{6,14})?",
            message =
                "TWILIO_PHONE_NUMBER must be a number in E.164 form, + and the country code first")
        String phoneNumber,
    @DefaultValue("")
        @Pattern(
            regexp = "(MG[0-9a-f]{32})?",
            message = "TWILIO_MESSAGING_SERVICE_SID must be MG and 32 hexadecimal digits")
        String messagingServiceSid,
    @DefaultValue("https://api.twilio.com")
        @Pattern(
            regexp = "https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?",
            message =
                "TWILIO_BASE_URL must be http:// or https:// and a host, without a slash at the end")
        String baseUrl,
    @Pattern(
            regexp = "https?://[A-Za-z0-9.\\[\\]:-]+(/[^?#\\s]*[^/?#\\s])?",
            message =
                "PUBLIC_URL must be http:// or https:// and a host without underscores (Twilio"
                    + " refuses those), without query and without a slash at the end")
        String publicUrl) {

  @AssertTrue(
      message =
          "set exactly one of TWILIO_PHONE_NUMBER (texts are sent from it) and"
              + " TWILIO_MESSAGING_SERVICE_SID (the service chooses the sender)")
  boolean isOneSender() {
    return phoneNumber.isEmpty() != messagingServiceSid.isEmpty();
  }

  @AssertTrue(message = "TWILIO_AUTH_TOKEN is missing: set it to the account's primary auth token")
  boolean isTokenSet() {
    return !authToken.value().isBlank();
  }
}
