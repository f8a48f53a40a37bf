package dev.heliograph.contracts.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorExplanationsTest {

  @ParameterizedTest
  @CsvSource({
    "twilio, 30003, false",
    "twilio, 30005, true",
    "twilio, 30007, true",
    "twilio, 21610, true",
    "twilio, 21211, true",
    "twilio, 21408, false",
    "twilio, 30034, false",
    "heliograph, missing_variable, true",
    "heliograph, recipient_missing, true",
    "heliograph, uncertain, false"
  })
  void aKnownCodeIsExplained(String source, String code, boolean permanent) {
    var explained = ErrorExplanations.explain(source, code);
    assertThat(ErrorExplanations.isKnown(source, code)).isTrue();
    assertThat(explained.code()).isEqualTo(code);
    assertThat(explained.permanent()).isEqualTo(permanent);
    assertThat(explained.title()).isNotBlank().hasSizeLessThan(50);
    assertThat(explained.description()).endsWith(".");
    assertThat(explained.action()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"twilio", "heliograph", "nobody", "../twilio", ""})
  void anUnknownCodeGetsASafeDefault(String source) {
    var explained = ErrorExplanations.explain(source, "99999");
    assertThat(explained.code()).isEqualTo("99999");
    assertThat(explained.title()).startsWith("Unknown");
    assertThat(explained.permanent()).isFalse();
    assertThat(ErrorExplanations.isKnown(source, "99999")).isFalse();
  }

  @Test
  void theTableOfAnUnknownSourceIsNotTwilios() {
    assertThat(ErrorExplanations.explain("sns", "30005").permanent()).isFalse();
  }
}
