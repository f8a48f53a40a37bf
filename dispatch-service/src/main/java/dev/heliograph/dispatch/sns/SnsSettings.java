package dev.heliograph.dispatch.sns;

import dev.heliograph.dispatch.wire.NamedSenders;
import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.AssertTrue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account with Amazon. A malformed value is not shown, since it may be a secret in the wrong
 * place.
 *
 * @param sessionToken empty but with temporary credentials
 * @param senderId what a phone shows as the sender of {@code main}, or a number of ours; empty:
 *     Amazon chooses
 * @param senders further ones, {@code NAME=SENDER} with commas between them
 * @param endpoint empty: Amazon's own of the region
 */
@Validated
@ConfigurationProperties("heliograph.sns")
record SnsSettings(
    String accessKeyId,
    Secret secretAccessKey,
    Secret sessionToken,
    String region,
    @DefaultValue("") String senderId,
    @DefaultValue("") String senders,
    @DefaultValue("") String endpoint) {
  private static final Pattern SENDER_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}");
  private static final Pattern ENDPOINT =
      Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?");

  @AssertTrue(message = "AWS_SECRET_ACCESS_KEY is missing: set it to the secret of the access key")
  boolean isSecretSet() {
    return !secretAccessKey.value().isBlank();
  }

  @AssertTrue(message = "AWS_REGION must be the name of a region, such as eu-west-1")
  boolean isRegionOfItsForm() {
    return REGION.matcher(region).matches();
  }

  @AssertTrue(
      message = "SNS_ENDPOINT must be http:// or https:// and a host, without a slash at the end")
  boolean isEndpointOfItsForm() {
    return endpoint.isEmpty() || ENDPOINT.matcher(endpoint).matches();
  }

  @AssertTrue(
      message =
          "SNS_SENDER_ID must be up to 11 letters and digits or a number in E.164 form, and"
              + " SNS_SENDERS a list of NAME=SENDER with commas, NAME in small letters")
  boolean isSendersOfTheirForm() {
    return (senderId.isEmpty() || isSender(senderId)) && named().isPresent();
  }

  NamedSenders byName() {
    return named().orElseThrow();
  }

  private Optional<NamedSenders> named() {
    return NamedSenders.parse(senderId, senders, SnsSettings::isSender);
  }

  private static boolean isSender(String text) {
    return SENDER_ID.matcher(text).matches() || isNumber(text);
  }

  static boolean isNumber(String sender) {
    return NUMBER.matcher(sender).matches();
  }
}
