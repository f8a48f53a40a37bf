package dev.heliograph.ingest.stripe;

import dev.heliograph.support.config.Secret;
import jakarta.validation.constraints.AssertTrue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How Stripe's webhook is known to be Stripe's.
 *
 * @param webhookSecrets the endpoint's signing secrets, comma separated: several while one is
 *     rolled
 */
@Validated
@ConfigurationProperties("heliograph.stripe")
record StripeSettings(Secret webhookSecrets) {
  private static final Pattern SECRET = Pattern.compile("whsec_[!-~&&[^,]]+");

  @AssertTrue(
      message =
          "STRIPE_WEBHOOK_SECRETS must be the webhook's signing secrets from Stripe's dashboard,"
              + " each beginning with whsec_, comma separated")
  boolean isEverySecretOfItsForm() {
    return secrets().stream().allMatch(secret -> SECRET.matcher(secret).matches());
  }

  /** In clear, for the check of signatures alone. */
  List<String> secrets() {
    return Arrays.stream(webhookSecrets.value().split(",", -1)).map(String::strip).toList();
  }
}
