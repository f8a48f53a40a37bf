package dev.heliograph.dispatch.advanta;

import dev.heliograph.dispatch.wire.NamedSenders;
import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.AssertTrue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account with Advanta. A malformed value is not shown, since it may be a secret in the wrong
 * place.
 *
 * @param shortcode the sender {@code main}: a name or a short code, as it was assigned
 * @param senders further ones, {@code NAME=SHORTCODE} with commas between them
 */
@Validated
@ConfigurationProperties("heliograph.advanta")
record AdvantaSettings(
    Secret apiKey,
    String partnerId,
    String shortcode,
    @DefaultValue("") String senders,
    @DefaultValue("https://quicksms.advantasms.com") String baseUrl) {
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9._ -]{1,20}");
  private static final Pattern API = Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?");

  @AssertTrue(message = "ADVANTA_PARTNER_ID is missing: set it to the account's partner id")
  boolean isPartnerSet() {
    return !partnerId.isBlank();
  }

  @AssertTrue(
      message =
          "ADVANTA_SHORTCODE must be the sender's name or short code as Advanta assigned it, and"
              + " ADVANTA_SENDERS a list of NAME=SHORTCODE with commas, NAME in small letters")
  boolean isSendersOfTheirForm() {
    return isSender(shortcode) && named().isPresent();
  }

  @AssertTrue(
      message =
          "ADVANTA_BASE_URL must be http:// or https:// and a host, without a slash at the end")
  boolean isApiOfItsForm() {
    return API.matcher(baseUrl).matches();
  }

  NamedSenders byName() {
    return named().orElseThrow();
  }

  private Optional<NamedSenders> named() {
    return NamedSenders.parse(shortcode, senders, AdvantaSettings::isSender);
  }

  private static boolean isSender(String text) {
    return SENDER.matcher(text).matches();
  }
}
