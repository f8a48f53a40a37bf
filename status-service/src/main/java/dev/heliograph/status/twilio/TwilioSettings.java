package dev.heliograph.status.twilio;

import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.AssertTrue;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose callbacks are taken, and where. A malformed value is not shown, since it may be a secret in
 * the wrong place: what is found wrong is the answer of a method.
 *
 * @param publicUrl where Twilio reaches this service; part of every signature
 */
@Validated
@ConfigurationProperties("heliograph.twilio")
record TwilioSettings(String accountSid, Secret authToken, String publicUrl) {
  private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+[^?#\\s]*");

  @AssertTrue(message = "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits")
  boolean isAccountSidOfItsForm() {
    return SID.matcher(accountSid).matches();
  }

  @AssertTrue(message = "PUBLIC_URL must be a URL such as https://texts.example.com, without query")
  boolean isPublicUrlOfItsForm() {
    return URL.matcher(publicUrl).matches();
  }

  /** The URL without a slash at its end, so that a path can follow. */
  String base() {
    return publicUrl.replaceFirst("/+$", "");
  }
}
