package dev.heliograph.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTest {
  private static final Round ROUND =
      new Round(
          "product",
          "warm",
          1_000,
          2,
          Map.of(),
          0,
          0,
          2,
          0,
          Map.of("ingest", 300L, "kafka", 200L, "simulator", 900L, "generator", 100L),
          0,
          0);

  @Test
  void simulatorAndGeneratorDoNotCount() {
    assertThat(ROUND.cpuPerText()).isEqualTo(0.5, within(1e-9));
    assertThat(ROUND.cpuPerText("simulator")).isEqualTo(0.9, within(1e-9));
  }

  @Test
  void aTextThatIsLostIsAFault() {
    var lost =
        new Round("product", "warm", 1_000, 2, Map.of(), 1, 0, 2, 1, ROUND.cpuMillis(), 0, 0);
    assertThat(ROUND.isFaultless()).isTrue();
    assertThat(lost.isFaultless()).isFalse();
  }
}
