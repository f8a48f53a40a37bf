package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Answer;
import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After all the others: nothing that is secret or a person's stands in any log of the run. */
@SystemTest
@Order(Integer.MAX_VALUE)
class LogsTest {
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(20);

  /**
   * Ours begin so; what stands between hexadecimal digits is a part of an id, unless it is an
   * encoded plus.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?:%2[Bb]|(?<![0-9a-fA-F]))(1555\\d{7}|2547\\d{8})(?![0-9a-fA-F])");

  /** Words of bodies, names and addresses that the tests use. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          Marked.WORD
              + "|TICKET SALE|Internet not working|restarting the modem|Chez Test"
              + "|@example\\.com|John Doe|Jane Doe|Hi John");

  /** Signatures of Stripe and Twilio, keys of callers. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "v1=[0-9a-f]{64}|(?i)x-twilio-signature|(bearer|basic) [a-z0-9+/_-]{8}|whsec_[a-z0-9]");

  private static final List<Pattern> FORBIDDEN = List.of(NUMBER, PERSONAL, CREDENTIAL);

  /** Of a keyset in JSON, whose quotes may be escaped in a log, the keys. */
  private static final Pattern PIECE = Pattern.compile("[A-Za-z0-9+/=_-]{20,}");

  private final Heliograph heliograph;

  LogsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"to +15552000001\"}",
        "to%3D%2B254712345678&",
        "body: one from the " + Marked.WORD,
        "customer 3f@example.com",
        "Authorization: Bearer hk_abcdefgh",
        "X-Twilio-Signature: x"
      })
  void whatMustNotStandThereWouldBeFound(String line) {
    assertThat(FORBIDDEN).anyMatch(pattern -> pattern.matcher(line).find());
  }

  /** Else an empty log would pass. */
  @Test
  void everyPartHasWrittenAndEachServiceTellsOfATextByItsId() {
    String id = heliograph.texts().send(Numbers.fresh(), Marked.text("told of"));
    heliograph.texts().awaitDelivered(id);
    assertThat(logs())
        .containsKeys("launcher", "kafka.log", "postgres.log", "simulator.log")
        .allSatisfy((file, text) -> assertThat(text).as(file).isNotBlank());
    for (String service : List.of("ingest", "composer", "dispatch", "status")) {
      await(service + " tells of the text")
          .atMost(WRITTEN_WITHIN)
          .until(() -> logs().getOrDefault(service + ".log", "").contains(id));
    }
  }

  @Test
  void holdNoNumberAndNoWords() {
    logs().forEach((file, text) -> FORBIDDEN.forEach(one -> assertNone(file, one, text)));
  }

  @Test
  void holdNoCode() {
    String code = UUID.randomUUID().toString();
    var request =
        Map.of("to", Numbers.fresh(), "text", "Your code: " + code, "category", "authentication");
    Answer accepted = heliograph.texts().send(request, UUID.randomUUID().toString());
    heliograph.texts().awaitDelivered(accepted.messageId());
    logs().forEach((file, text) -> assertThat(text.contains(code)).as(file).isFalse());
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
    logs()
        .forEach(
            (file, text) ->
                secrets.forEach(
                    (name, secret) -> assertNoneOf(secret, text, name + " in " + file)));
  }

  private Map<String, String> logs() {
    return heliograph.stack().allLogs();
  }

  private static void assertNoneOf(String secret, String text, String where) {
    var pieces = PIECE.matcher(secret).results().map(MatchResult::group);
    assertThat(Stream.concat(Stream.of(secret), pieces)).as(where).noneMatch(text::contains);
  }

  /** Shows the lines, so that who wrote them can be found. */
  private static void assertNone(String file, Pattern pattern, String text) {
    assertThat(text.lines().filter(line -> pattern.matcher(line).find()).limit(5))
        .as(file)
        .isEmpty();
  }
}
