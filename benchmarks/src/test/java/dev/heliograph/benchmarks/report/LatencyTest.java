package dev.heliograph.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void aPercentileIsTheSmallestTimeThatSoManyDoNotExceed() {
    double[] hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
    assertThat(Latency.of("x", 300, hundred))
        .isEqualTo(new Latency("x", 300, 100, 50, 95, 99, 100));
  }

  @Test
  void ofOneTimeAllAreThatOne() {
    assertThat(Latency.of("x", 1, new double[] {7})).isEqualTo(new Latency("x", 1, 1, 7, 7, 7, 7));
  }
}
