package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import java.util.HashMap;
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
      Pattern.compile(Marked.WORD + "|TICKET SALE|Internet not working|@example\\.com|John Doe");

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
            });
  }

  @Test
  void holdNoSecret() {
    var secrets = new HashMap<>(heliograph.stack().secrets());
    assertThat(secrets)
        .containsKeys("HELIOGRAPH_API_KEY", "TWILIO_AUTH_TOKEN", "STRIPE_WEBHOOK_SECRETS");
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
