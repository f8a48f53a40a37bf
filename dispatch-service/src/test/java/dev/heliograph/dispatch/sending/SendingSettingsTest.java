package dev.heliograph.dispatch.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendingSettingsTest {
  @Test
  void defaultsHold() {
    SendingSettings settings = TestSettings.with(256, 50);
    assertThat(settings.isRoomForEveryUse()).isTrue();
    assertThat(settings.isTimeToEndCalls()).isTrue();
  }

  @Test
  void everyUseNeedsARoom() {
    assertThat(TestSettings.with(199, 50).isRoomForEveryUse()).isFalse();
  }

  @Test
  void stopMustNotCutCallsOff() {
    var times =
        new SendingSettings.Times(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(35));
    assertThat(TestSettings.with(256, 50, times).isTimeToEndCalls()).isFalse();
  }
}
