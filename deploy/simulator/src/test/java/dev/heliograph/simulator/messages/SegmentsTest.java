package dev.heliograph.simulator.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
  @ParameterizedTest
  @CsvSource({
    "a, 0, 1",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3", //
    "€, 80, 1",
    "€, 81, 2",
    "€, 152, 2",
    "€, 153, 3", // an escape pair is not split: 76 a segment
    "ç, 70, 1",
    "ç, 71, 2",
    "ç, 134, 2",
    "ç, 135, 3", //
    "🎫, 35, 1",
    "🎫, 36, 2",
    "🎫, 66, 2",
    "🎫, 67, 3" // nor a surrogate pair: 33 a segment
  })
  void countsWhatIsBilled(String character, int times, int segments) {
    assertThat(Segments.of(character.repeat(times))).isEqualTo(segments);
  }
}
