package dev.heliograph.status.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {
  private static final String TOKEN = "12345";
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final String PUBLISHED = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "CallSid", List.of("CA1234567890ABCDE"),
          "Caller", List.of("+14158675309"),
          "Digits", List.of("1234"),
          "From", List.of("+14158675309"),
          "To", List.of("+18005551212"));

  private static final String BODY = "{\"property\": \"value\", \"boolean\": true}";
  private static final String BODY_URL =
      URL + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
  private static final String PUBLISHED_OF_BODY = "a9nBmqA0ju/hNViExpshrM61xv4=";

  private final TwilioSignature signature = new TwilioSignature(TOKEN);

  @Test
  void thePublishedVectorIsValid() {
    assertThat(signature.isOfForm(PUBLISHED, URL, FIELDS)).isTrue();
  }

  @Test
  void thePublishedVectorOfABodyIsValid() {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    assertThat(signature.isOfBody(PUBLISHED_OF_BODY, BODY_URL, body)).isTrue();
    assertThat(signature.isOfBody(PUBLISHED_OF_BODY, BODY_URL, new byte[0])).isFalse();
    assertThat(signature.isOfBody(PUBLISHED, URL, body)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "RSOYDt4T1cUTdK1PDd93/VVr8B9=", "no base64 ü", "RSOYDt4T1cUTdK1PDd93"})
  void anotherSignatureIsNotValid(String forged) {
    assertThat(signature.isOfForm(forged, URL, FIELDS)).isFalse();
  }

  @Test
  void everyFieldCounts() {
    var changed = new TreeMap<>(FIELDS);
    changed.put("Digits", List.of("1235"));
    assertThat(signature.isOfForm(PUBLISHED, URL, changed)).isFalse();
    var more = new TreeMap<>(FIELDS);
    more.put("Zone", List.of(""));
    assertThat(signature.isOfForm(PUBLISHED, URL, more)).isFalse();
  }

  @Test
  void anotherTokenSignsOtherwise() {
    assertThat(new TwilioSignature("12346").isOfForm(PUBLISHED, URL, FIELDS)).isFalse();
  }

  @Test
  void theQueryIsNotDecoded() {
    String encoded = "https://h.example/p%2Fq?name=a%26b%20c&x=%C3%A9";
    assertThat(signature.isOfForm(sign(encoded + "A1"), encoded, Map.of("A", List.of("1"))))
        .isTrue();
    String decoded = "https://h.example/p/q?name=a&b c&x=é";
    assertThat(signature.isOfForm(sign(decoded + "A1"), encoded, Map.of("A", List.of("1"))))
        .isFalse();
  }

  @Test
  void valuesOfARepeatedFieldAreSortedAndCountOnce() {
    var repeated =
        Map.of("MediaUrl", List.of("https://b", "https://a", "https://b"), "A", List.of("1"));
    String url = "https://h.example/p";
    assertThat(
            signature.isOfForm(sign(url + "A1MediaUrlhttps://aMediaUrlhttps://b"), url, repeated))
        .isTrue();
    assertThat(
            signature.isOfForm(sign(url + "A1MediaUrlhttps://bMediaUrlhttps://a"), url, repeated))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/p?q=1, https://h.example:443/p?q=1, true",
    "https://h.example:443/p?q=1, https://h.example/p?q=1, true",
    "http://h.example/p, http://h.example:80/p, true",
    "http://h.example:8084/p, http://h.example/p, true",
    "https://u:s@h.example/p, https://u:s@h.example:443/p, true",
    "http://[::1]:8084/p, http://[::1]/p, true",
    "http://[::1]/p, http://[::1]:80/p, true",
    "https://h.example/p:1?q=1, https://h.example:443/p:1?q=1, true",
    "https://h.example?q=1, https://h.example:443?q=1, true",
    "https://h.example/p, https://h.example:8443/p, false",
    "https://h.example/p, http://h.example/p, false",
    "https://h.example/p, https://other.example/p, false",
    "https://h.example/p, https://h.example/P, false"
  })
  void itMayBeSignedWithOrWithoutThePort(String ours, String twilios, boolean valid) {
    assertThat(signature.isOfForm(sign(twilios + "A1"), ours, Map.of("A", List.of("1"))))
        .isEqualTo(valid);
  }

  @Test
  void theTokenIsNotShown() {
    assertThat(signature.toString()).doesNotContain(TOKEN);
  }

  @Test
  void aBodyOtherThanTheSignedHashIsNotValid() throws GeneralSecurityException {
    byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    String url = "https://h.example/p?bodySHA256=" + hash;
    assertThat(signature.isOfBody(sign(url), url, body)).isTrue();
    assertThat(signature.isOfBody(sign(url), url + "0", body)).isFalse();
  }

  /** The algorithm once more, on the text as a whole. */
  private static String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
