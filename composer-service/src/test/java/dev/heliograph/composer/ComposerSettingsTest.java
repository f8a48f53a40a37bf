package dev.heliograph.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.support.config.MalformedVariable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposerSettingsTest {

  @Test
  void numbersMayBeMissing() {
    assertThat(new ComposerSettings("6FB", "", "", "").phones()).isEmpty();
  }

  @Test
  void numbersMayBeNational() {
    var settings = new ComposerSettings("6FB", "KE", "0712345678", "+15551230002");
    assertThat(settings.phones())
        .isEqualTo(
            Map.of(
                "SMS_NOTIFICATION_PHONE", new PhoneNumber("+254712345678"),
                "TEAM_ALERT_PHONE", new PhoneNumber("+15551230002")));
    assertThat(settings.toString()).doesNotContain("712345678").doesNotContain("5551230002");
  }

  @Test
  void aMalformedOneStopsTheStartAndIsNamedButNotShown() {
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> new ComposerSettings("6FB", "", "call 4711", ""))
        .withMessageStartingWith("SMS_NOTIFICATION_PHONE is not usable")
        .withMessageNotContaining("4711");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> new ComposerSettings("6FB", "", "", "+442079460000"))
        .withMessageStartingWith("TEAM_ALERT_PHONE is not usable");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> new ComposerSettings("6FB", "Kenya", "", ""))
        .withMessageStartingWith("DEFAULT_REGION");
    assertThatExceptionOfType(
            MalformedVariable.class) // a country, but none with numbers of its own
        .isThrownBy(() -> new ComposerSettings("6FB", "AQ", "", ""))
        .withMessageStartingWith("DEFAULT_REGION");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> new ComposerSettings(" ", "", "", ""))
        .withMessageStartingWith("DEFAULT_BRAND_NAME");
  }
}
