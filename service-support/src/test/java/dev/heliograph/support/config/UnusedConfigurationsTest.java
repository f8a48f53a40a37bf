package dev.heliograph.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnusedConfigurationsTest {
  @Test
  void whatNobodyUsesIsLeftOutAndNothingElse() {
    @Nullable String[] names = {"a.JmxAutoConfiguration", null, "a.KafkaAutoConfiguration"};
    assertThat(UnusedConfigurations.wanted(names)).containsExactly(false, false, true);
  }
}
