package dev.heliograph.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentationTest {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "160, 1",
    "161, 2",
    "306, 2",
    "307, 3",
    "459, 3",
    "460, 4",
    "1530, 10",
    "1600, 11"
  })
  void gsmHolds160ThenSegmentsOf153(int length, int segments) {
    assertThat(Segmentation.of("a".repeat(length)))
        .isEqualTo(new Segmentation(Encoding.GSM_7, length, segments));
  }

  @ParameterizedTest
  @CsvSource({"70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4"})
  void ucs2Holds70ThenSegmentsOf67(int length, int segments) {
    assertThat(Segmentation.of("я".repeat(length)))
        .isEqualTo(new Segmentation(Encoding.UCS_2, length, segments));
  }

  @Test
  void everyCharacterOfTheBasicTableIsOneSeptet() {
    assertThat(BASIC).hasSize(127);
    assertThat(Segmentation.of(BASIC)).isEqualTo(new Segmentation(Encoding.GSM_7, 127, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\f", "^", "{", "}", "\\", "[", "~", "]", "|", "€"})
  void everyCharacterOfTheExtensionTableIsTwoSeptets(String character) {
    assertThat(Segmentation.of(character)).isEqualTo(new Segmentation(Encoding.GSM_7, 2, 1));
    assertThat(Segmentation.of(character.repeat(80)).segments()).isEqualTo(1);
    assertThat(Segmentation.of(character.repeat(81)).segments()).isEqualTo(2);
  }

  /** Of 153 septets pairs can use 152: 153 pairs are three segments, not two. */
  @Test
  void escapeIsNotSplitFromItsCharacter() {
    assertThat(Segmentation.of("a".repeat(152) + "€" + "a".repeat(152)))
        .isEqualTo(new Segmentation(Encoding.GSM_7, 306, 3));
    assertThat(Segmentation.of("a".repeat(151) + "€" + "a".repeat(153)))
        .isEqualTo(new Segmentation(Encoding.GSM_7, 306, 2));
    assertThat(Segmentation.of("€".repeat(152)))
        .isEqualTo(new Segmentation(Encoding.GSM_7, 304, 2));
    assertThat(Segmentation.of("€".repeat(153)))
        .isEqualTo(new Segmentation(Encoding.GSM_7, 306, 3));
  }

  @Test
  void surrogatePairIsNotSplit() {
    assertThat(Segmentation.of("😀".repeat(35))).isEqualTo(new Segmentation(Encoding.UCS_2, 70, 1));
    assertThat(Segmentation.of("я".repeat(66) + "😀" + "я".repeat(66)))
        .isEqualTo(new Segmentation(Encoding.UCS_2, 134, 3));
    assertThat(Segmentation.of("😀".repeat(66)))
        .isEqualTo(new Segmentation(Encoding.UCS_2, 132, 2));
    assertThat(Segmentation.of("😀".repeat(67)))
        .isEqualTo(new Segmentation(Encoding.UCS_2, 134, 3));
  }

  @Test
  void ticketOfTheSaleNoticeMakesItUcs2() {
    String notice =
        """
        🎫 6FB TICKET SALE
        Dallas Workshop
        2x GA tickets ($2,000.00)
        Customer: john@example.com
        Remaining: 33 GA, 15 VIP""";
    assertThat(Segmentation.of(notice)).isEqualTo(new Segmentation(Encoding.UCS_2, 112, 2));
    assertThat(Segmentation.of(notice.replace("🎫 ", "")))
        .isEqualTo(new Segmentation(Encoding.GSM_7, 109, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ç", "á", "í", "ó", "ú", "Á", "È", "ê", "’", "“", "–", "…", "`", "\t", "\u00A0", "Ω\u200B",
        "α"
      })
  void nearMissesForceUcs2(String text) {
    assertThat(Segmentation.of(text).encoding()).isEqualTo(Encoding.UCS_2);
  }

  @Test
  void lineBreakOfTwoCharactersCountsTwo() {
    assertThat(Segmentation.of("a\r\nb").units()).isEqualTo(4);
    assertThat(Segmentation.of("a\nb").units()).isEqualTo(3);
  }

  @Test
  void halfOfASurrogatePairIsOneUnit() {
    assertThat(Segmentation.of("\uD83C")).isEqualTo(new Segmentation(Encoding.UCS_2, 1, 1));
  }
}
