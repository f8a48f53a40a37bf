package dev.heliograph.contracts.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
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
    "sns, 4001, true",
    "sns, 4032, false",
    "advanta, 1003, true",
    "advanta, 9004, false",
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
  @ValueSource(strings = {"twilio", "sns", "advanta", "heliograph", "nobody", "../twilio", ""})
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

  @ParameterizedTest
  @CsvSource({
    "30003, R",
    "30008, R",
    "30450, R",
    "21611, R",
    "30017, R",
    "30005, N",
    "30007, N",
    "21610, N",
    "30034, H",
    "20003, H",
    "30410, U",
    "20500, U",
    "99999, N"
  })
  void everyCodeSaysWhetherToTryAgain(int code, RetryClass expected) {
    var advice = ErrorExplanations.retryAdvice("twilio", code);
    assertThat(advice.retryClass()).isEqualTo(expected);
    assertThat(advice.isPassing()).isEqualTo(expected == RetryClass.R);
    assertThat(advice.after().isPositive()).isEqualTo(expected == RetryClass.R);
  }

  @Test
  void whatIsTriedAgainByItselfIsNotPermanent() {
    IntStream.range(10_000, 100_000)
        .filter(code -> ErrorExplanations.retryAdvice("twilio", code).isPassing())
        .mapToObj(code -> ErrorExplanations.explain("twilio", Integer.toString(code)))
        .forEach(explained -> assertThat(explained.permanent()).as(explained.code()).isFalse());
  }

  @Test
  void otherProvidersCodesAreLeftToPeople() {
    assertThat(ErrorExplanations.retryAdvice("sns", 30003).isPassing()).isFalse();
  }
}
