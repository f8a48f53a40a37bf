package dev.heliograph.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatTest {
  @Test
  void aNameMayHoldWhatElseEndsIt() {
    var stat = Stat.parse("7 (a) b (c) S 3 7 7 0 -1 4194560 1 2 3 4 150 50 20 10 20 0 1 0 99");
    assertThat(stat).isEqualTo(new Stat("a) b (c", 3, 2_000, 300));
  }

  @Test
  void threadsOfOneKindHaveOneName() {
    assertThat(Threads.group("C2 CompilerThre")).isEqualTo("JIT");
    assertThat(Threads.group("tomcat-handler-17")).isEqualTo("tomcat-handler");
    assertThat(Threads.group("ForkJoinPool-1-w")).isEqualTo("ForkJoinPool");
  }
}
