package dev.heliograph.dispatch.sending;

import java.time.Duration;

/** The defaults, and what differs from them. */
final class TestSettings {
  static final SendingSettings.Times TIMES =
      new SendingSettings.Times(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(40));

  private TestSettings() {}

  static SendingSettings with(int permits, int keptForUrgent) {
    return with(permits, keptForUrgent, TIMES);
  }

  static SendingSettings with(int permits, int keptForUrgent, SendingSettings.Times times) {
    return new SendingSettings(
        true,
        100,
        new SendingSettings.Permits(permits, keptForUrgent),
        times,
        new SendingSettings.Tries(3, Duration.ofSeconds(1), Duration.ofMinutes(5), 3));
  }
}
