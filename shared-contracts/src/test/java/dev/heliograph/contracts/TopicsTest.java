package dev.heliograph.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void everyTopicThatCarriesWorkHasItsDeadLetters() {
    assertThat(Topics.all())
        .doesNotHaveDuplicates()
        .allMatch(topic -> topic.matches("heliograph\\.[a-z.]+"))
        .contains(Topics.EVENTS, Topics.MESSAGES_NORMAL, Topics.STATUS, Topics.CALLBACKS);
    assertThat(Topics.withDeadLetters())
        .hasSize(2 * Topics.all().size())
        .containsAll(Topics.all())
        .contains("heliograph.events.dlt");
  }

  @Test
  void deadLettersMayBeLargerThanWhatTheyComeFrom() {
    assertThat(Topics.settingsOf(Topics.EVENTS)).containsOnlyKeys("retention.ms");
    assertThat(Topics.settingsOf("heliograph.events.dlt"))
        .containsEntry("retention.ms", "604800000")
        .containsEntry("max.message.bytes", "16777216");
  }
}
