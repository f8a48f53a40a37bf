package dev.heliograph.status.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.support.config.Secret;
import org.junit.jupiter.api.Test;

class TwilioSettingsTest {
  @Test
  void theTokenIsNotShownAndThePathFollowsTheUrl() {
    var settings =
        new TwilioSettings("AC1", new Secret("s3cret"), "https://texts.example.com/base//");
    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThat(settings.base()).isEqualTo("https://texts.example.com/base");
  }
}
