package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all the others: nothing that is secret or a person's stands in any log. */
@SystemTest
@Order(Integer.MAX_VALUE)
class LogsTest {
  /** Ours begin so; what stands between hexadecimal digits is a part of an id. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9a-fA-F])(1555\\d{7}|2547\\d{8})(?![0-9a-fA-F])");

  private static final Pattern PERSONAL =
      Pattern.compile(
          Marked.WORD
              + "|TICKET SALE|Internet not working|restarting the modem|@example\\.com"
              + "|John Doe|Jane Doe");

  /** Signatures of Stripe and Twilio, keys of callers. */
  private static final Pattern CREDENTIAL =
      Pattern.compile("v1=[0-9a-f]{64}|(?i)x-twilio-signature|bearer [a-z0-9]");

  private final Heliograph heliograph;

  LogsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void holdNoNumberAndNoWords() {
    assertThat(heliograph.stack().logs()).hasSizeGreaterThanOrEqualTo(7);
    heliograph
        .stack()
        .logs()
        .forEach(
            (file, text) -> {
              assertNone(file, NUMBER, text);
              assertNone(file, PERSONAL, text);
              assertNone(file, CREDENTIAL, text);
            });
  }

  @Test
  void holdNoCode() {
    String code = UUID.randomUUID().toString();
    var request =
        Map.of("to", Numbers.fresh(), "text", "Your code: " + code, "category", "authentication");
    Answer accepted = heliograph.texts().send(request, UUID.randomUUID().toString());
    heliograph.texts().awaitDelivered(accepted.messageId());
    heliograph
        .stack()
        .logs()
        .forEach((file, text) -> assertThat(text.contains(code)).as(file).isFalse());
  }

  @Test
  void holdNoSecret() {
    var secrets = new HashMap<>(heliograph.stack().secrets());
    assertThat(secrets)
        .containsKeys(
            "HELIOGRAPH_API_KEY",
            "TWILIO_AUTH_TOKEN",
            "STRIPE_WEBHOOK_SECRETS",
            "HELIOGRAPH_KEYSET",
            "HELIOGRAPH_HASH_KEYSET",
            "DATABASE_PASSWORD");
    secrets.remove("TWILIO_ACCOUNT_SID"); // stands in every address of Twilio's API
    heliograph
        .stack()
        .logs()
        .forEach(
            (file, text) ->
                secrets.forEach(
                    (name, secret) ->
                        assertThat(text.contains(secret)).as(name + " in " + file).isFalse()));
  }

  /** Shows the lines, so that who wrote them can be found. */
  private static void assertNone(String file, Pattern pattern, String text) {
    assertThat(text.lines().filter(line -> pattern.matcher(line).find()).limit(5))
        .as(file)
        .isEmpty();
  }
}
