package dev.heliograph.contracts.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.phone.PhoneNumber.Parsed;
import dev.heliograph.contracts.phone.PhoneNumber.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +15551230001             |    | +15551230001
          +1 (555) 123-0001        |    | +15551230001
          +1.555.123.0001          |    | +15551230001
          ' +15551230001 '         |    | +15551230001
          +254712345678            |    | +254712345678
          +254 712 345 678         |    | +254712345678
          0712345678               | KE | +254712345678
          0712 345 678             | KE | +254712345678
          712345678                | KE | +254712345678
          254712345678             | KE | +254712345678
          000254712345678          | KE | +254712345678
          +15551230001             | KE | +15551230001
          (214) 555-0123           | US | +12145550123
          +44 (0)7911 123456       |    | +447911123456
          ＋１５５５１２３０００１ |    | +15551230001
          +٢٥٤٧١٢٣٤٥٦٧٨           |    | +254712345678
          +1 555–123–0001          |    | +15551230001
          +1 800 555 0199          |    | +18005550199
          """)
  void numberIsReadAsPeopleWriteIt(String text, @Nullable String region, String e164) {
    assertThat(PhoneNumber.parse(text, Optional.ofNullable(region)))
        .isEqualTo(new Parsed.Valid(new PhoneNumber(e164)));
  }

  /** Address books put marks of direction around a number that is copied. */
  @Test
  void invisibleCharactersAreIgnored() {
    assertThat(PhoneNumber.parse("\u202A+1\u00A0555\u00A0123\u00A00001\u202C", Optional.empty()))
        .isEqualTo(new Parsed.Valid(new PhoneNumber("+15551230001")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       |    | NOT_A_NUMBER
          ' '                      |    | NOT_A_NUMBER
          hello                    |    | NOT_A_NUMBER
          +                        |    | NOT_A_NUMBER
          +999123456789            |    | NOT_A_NUMBER
          +0712345678              |    | NOT_A_NUMBER
          call +15551230001        |    | NOT_A_NUMBER
          +1-800-FLOWERS           |    | NOT_A_NUMBER
          +15551230001 ext 5       |    | NOT_A_NUMBER
          +15551230001x5           |    | NOT_A_NUMBER
          +15551230001;ext=5       |    | NOT_A_NUMBER
          tel:+15551230001         |    | NOT_A_NUMBER
          john@example.com         |    | NOT_A_NUMBER
          0712345678               |    | NO_REGION
          5551230001               |    | NO_REGION
          +15550100                |    | IMPOSSIBLE_LENGTH
          +1555                    |    | IMPOSSIBLE_LENGTH
          +254712                  |    | IMPOSSIBLE_LENGTH
          +1234567890123456        |    | IMPOSSIBLE_LENGTH
          12                       | KE | IMPOSSIBLE_LENGTH
          +442079460123            |    | CANNOT_TAKE_TEXTS
          +254202222222            |    | CANNOT_TAKE_TEXTS
          +19005551234             |    | CANNOT_TAKE_TEXTS
          """)
  void whatTakesNoTextsIsRefusedWithItsReason(
      String text, @Nullable String region, Problem problem) {
    assertThat(PhoneNumber.parse(text, Optional.ofNullable(region)))
        .isEqualTo(new Parsed.Invalid(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "+1 ", "(", "+"})
  void veryLongTextIsRefusedUnread(String part) {
    assertThat(PhoneNumber.parse(part.repeat(100_000), Optional.of("US")))
        .isEqualTo(new Parsed.Invalid(Problem.NOT_A_NUMBER));
  }

  @Test
  void onlyE164MakesANumberAndTheRefusalQuotesNothing() {
    for (String text :
        new String[] {"15551230001", "+05551230001", "+1 555", "+1234567890123456"}) {
      assertThatThrownBy(() -> new PhoneNumber(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not an E.164 number");
    }
  }

  @Test
  void numberIsShownByItsLastTwoDigits() {
    assertThat(new PhoneNumber("+15551230042")).hasToString("PhoneNumber[..42]");
    assertThat(new PhoneNumber("+15551230042").digits()).isEqualTo("15551230042");
  }

  @Test
  void numberIsAStringInJson() {
    var number = new PhoneNumber("+15551230042");
    byte[] json = ContractJson.write(number);
    assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("\"+15551230042\"");
    assertThat(ContractJson.read(json, PhoneNumber.class)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "+254712345678, KE",
    "+447700900123, GB",
    "+14165550123, CA",
    "+15551230001, US", // no known range: the main country of the code
    "+883510012345, ''" // a network of no country
  })
  void numberBelongsToACountry(String number, String country) {
    assertThat(new PhoneNumber(number).country().orElse("")).isEqualTo(country);
  }

  @Test
  void regionsAreThoseOfTheWorld() {
    assertThat(PhoneNumber.isRegion("KE")).isTrue();
    assertThat(PhoneNumber.isRegion("ke")).isFalse();
    assertThat(PhoneNumber.isRegion("ZZ")).isFalse();
  }
}
