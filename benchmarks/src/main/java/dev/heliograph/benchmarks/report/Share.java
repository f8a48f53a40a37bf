package dev.heliograph.benchmarks.report;

import java.util.Map;

/** The product beside the floor. One is as good as the floor; less is worse. */
record Share(Round product, Round floor) {
  double ofThroughput() {
    return product.textsPerSecond() / floor.textsPerSecond();
  }

  double ofCpu() {
    return floor.cpuPerText() / product.cpuPerText();
  }

  Map<String, Object> json() {
    return Map.of("throughput", ofThroughput(), "cpu", ofCpu());
  }
}
