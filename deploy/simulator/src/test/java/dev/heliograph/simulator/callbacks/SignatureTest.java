package dev.heliograph.simulator.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final Map<String, String> FIELDS =
      Map.of(
          "CallSid", "CA1234567890ABCDE",
          "Caller", "+14158675309",
          "Digits", "1234",
          "From", "+14158675309",
          "To", "+18005551212");

  @Test
  void agreesWithTwiliosPublishedVector() {
    assertThat(new Signature("12345").of(URL, new TreeMap<>(FIELDS)))
        .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  }

  @Test
  void dependsOnTokenUrlAndEveryField() {
    var changed = new TreeMap<>(FIELDS);
    changed.put("Digits", "1235");
    var signature = new Signature("12345");
    assertThat(
            java.util.Set.of(
                signature.of(URL, new TreeMap<>(FIELDS)),
                new Signature("12346").of(URL, new TreeMap<>(FIELDS)),
                signature.of(URL + "&", new TreeMap<>(FIELDS)),
                signature.of(URL, changed)))
        .hasSize(4);
  }
}
