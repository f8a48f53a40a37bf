package dev.heliograph.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyMemoryTest {
  private final KeyMemory memory = new KeyMemory(2);

  @Test
  void aKeyStaysWithItsRequest() {
    assertThat(memory.bind("a", "one")).isTrue();
    assertThat(memory.bind("a", "one")).isTrue();
    assertThat(memory.bind("a", "two")).isFalse();
    assertThat(memory.bind("a", "one")).isTrue();
  }

  @Test
  void whatWasUsedLongestAgoIsForgotten() {
    memory.bind("a", "one");
    memory.bind("b", "one");
    memory.bind("a", "one");
    memory.bind("c", "one");
    assertThat(memory.bind("a", "two")).isFalse();
    assertThat(memory.bind("b", "two")).isTrue();
  }
}
