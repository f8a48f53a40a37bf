package dev.heliograph.ingest.stripe;

import static dev.heliograph.ingest.stripe.Signed.header;
import static dev.heliograph.ingest.stripe.Signed.utf8;
import static dev.heliograph.ingest.stripe.Signed.v1;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.heliograph.ingest.stripe.StripeSignature.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SECRET = "whsec_one";
  private static final String OTHER = "whsec_two";
  private static final String BODY = "{\"id\":\"evt_1\", \"city\":\"Zürich 🎫\"}";

  private final StripeSignature signature =
      new StripeSignature(List.of(SECRET, OTHER), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whatStripesOwnCodeTakesIsGenuine() throws SignatureVerificationException {
    String header = header(SECRET, NOW, BODY);
    assertThat(
            Webhook.Signature.verifyHeader(
                BODY, header, SECRET, 300, Clock.fixed(NOW, ZoneOffset.UTC)))
        .isTrue();
    assertThat(check(header)).isEqualTo(Verdict.GENUINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, OTHER})
  void anyConfiguredSecretMaySign(String secret) {
    assertThat(check(header(secret, NOW, BODY))).isEqualTo(Verdict.GENUINE);
  }

  @Test
  void anyOfSeveralSignaturesMayMatch() {
    String header =
        "t=%d,v1=%s,v1=%s,v0=aa"
            .formatted(NOW.getEpochSecond(), v1("whsec_old", NOW, BODY), v1(OTHER, NOW, BODY));
    assertThat(check(header)).isEqualTo(Verdict.GENUINE);
  }

  @ParameterizedTest
  @CsvSource({"0,GENUINE", "300,GENUINE", "-300,GENUINE", "301,STALE", "-301,STALE", "90000,STALE"})
  void theTimeMayBeOffByFiveMinutesEitherWay(long offset, Verdict expected) {
    assertThat(check(header(SECRET, NOW.plusSeconds(offset), BODY))).isEqualTo(expected);
  }

  @Test
  void unknownSecretIsForgedHoweverOld() {
    assertThat(check(header("whsec_three", NOW, BODY))).isEqualTo(Verdict.FORGED);
    assertThat(check(header("whsec_three", NOW.minusSeconds(9999), BODY)))
        .isEqualTo(Verdict.FORGED);
  }

  @Test
  void oneChangedByteIsForged() {
    String header = header(SECRET, NOW, BODY);
    byte[] changed = utf8(BODY);
    changed[changed.length - 2] ^= 1;
    assertThat(signature.check(Optional.of(header), changed)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void anotherTimeThanTheSignedOneIsForged() {
    String header = "t=%d,v1=%s".formatted(NOW.getEpochSecond() + 1, v1(SECRET, NOW, BODY));
    assertThat(check(header)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void schemeV0ProvesNothing() {
    String header = "t=%d,v0=%s".formatted(NOW.getEpochSecond(), v1(SECRET, NOW, BODY));
    assertThat(check(header)).isEqualTo(Verdict.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "t=,v1=aa",
        "t=-5,v1=aa",
        "t=99999999999999999999,v1=aa",
        "t=1700000000",
        "v1=aa",
        "t=1700000000,v1=",
        "t=1700000000,t=1700000001,v1=aa",
        ",,,"
      })
  void unreadableHeadersAreForged(String header) {
    assertThat(check(header)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void noHeaderIsMissing() {
    assertThat(signature.check(Optional.empty(), utf8(BODY))).isEqualTo(Verdict.MISSING);
    assertThat(check("  ")).isEqualTo(Verdict.MISSING);
  }

  private Verdict check(String header) {
    return signature.check(Optional.of(header), utf8(BODY));
  }
}
