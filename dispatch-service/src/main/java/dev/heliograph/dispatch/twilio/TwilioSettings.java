package dev.heliograph.dispatch.twilio;

import dev.heliograph.dispatch.wire.NamedSenders;
import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.AssertTrue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account with Twilio. A malformed value is not shown, since it may be a secret in the wrong
 * place: what is found wrong is the answer of a method.
 *
 * @param phoneNumber texts are sent from it; empty where a Messaging Service sends them
 * @param messagingServiceSid the Messaging Service; empty where a number sends
 * @param senders further ones beside that one, which is {@code main}: {@code NAME=SENDER} with
 *     commas between them, a SENDER being a number or a Messaging Service
 * @param baseUrl Twilio's API, or a stand-in
 * @param publicUrl where Twilio reaches the status service
 */
@Validated
@ConfigurationProperties("heliograph.twilio")
record TwilioSettings(
    String accountSid,
    Secret authToken,
    @DefaultValue("") String phoneNumber,
    @DefaultValue("") String messagingServiceSid,
    @DefaultValue("") String senders,
    @DefaultValue("https://api.twilio.com") String baseUrl,
    String publicUrl) {
  private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-f]{32}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern SERVICE = Pattern.compile("MG[0-9a-f]{32}");
  private static final Pattern API = Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?");
  private static final Pattern CALLBACKS =
      Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+(/[^?#\\s]*[^/?#\\s])?");

  @AssertTrue(message = "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits")
  boolean isAccountOfItsForm() {
    return ACCOUNT.matcher(accountSid).matches();
  }

  @AssertTrue(message = "TWILIO_AUTH_TOKEN is missing: set it to the account's primary auth token")
  boolean isTokenSet() {
    return !authToken.value().isBlank();
  }

  @AssertTrue(
      message =
          "set exactly one of TWILIO_PHONE_NUMBER (texts are sent from it) and"
              + " TWILIO_MESSAGING_SERVICE_SID (the service chooses the sender)")
  boolean isOneSender() {
    return phoneNumber.isEmpty() != messagingServiceSid.isEmpty();
  }

  @AssertTrue(
      message = "TWILIO_PHONE_NUMBER must be a number in E.164 form, + and the country code first")
  boolean isNumberOfItsForm() {
    return phoneNumber.isEmpty() || NUMBER.matcher(phoneNumber).matches();
  }

  @AssertTrue(message = "TWILIO_MESSAGING_SERVICE_SID must be MG and 32 hexadecimal digits")
  boolean isServiceOfItsForm() {
    return messagingServiceSid.isEmpty() || SERVICE.matcher(messagingServiceSid).matches();
  }

  @AssertTrue(
      message =
          "TWILIO_SENDERS must be a list of NAME=SENDER with commas, NAME in small letters (not main)"
              + " and SENDER a number in E.164 form or a Messaging Service's SID")
  boolean isSendersOfTheirForm() {
    return named().isPresent();
  }

  NamedSenders byName() {
    return named().orElseThrow();
  }

  private Optional<NamedSenders> named() {
    String main = messagingServiceSid.isEmpty() ? phoneNumber : messagingServiceSid;
    return NamedSenders.parse(main, senders, one -> isNumber(one) || isService(one));
  }

  private static boolean isNumber(String sender) {
    return NUMBER.matcher(sender).matches();
  }

  static boolean isService(String sender) {
    return SERVICE.matcher(sender).matches();
  }

  @AssertTrue(
      message =
          "TWILIO_BASE_URL must be http:// or https:// and a host, without a slash at the end")
  boolean isApiOfItsForm() {
    return API.matcher(baseUrl).matches();
  }

  @AssertTrue(
      message =
          "PUBLIC_URL must be http:// or https:// and a host without underscores (Twilio refuses"
              + " those), without query and without a slash at the end")
  boolean isPublicUrlOfItsForm() {
    return CALLBACKS.matcher(publicUrl).matches();
  }
}
