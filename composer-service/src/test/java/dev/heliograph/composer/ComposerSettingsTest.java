package dev.heliograph.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heliograph.composer.ComposerSettings.Other;
import dev.heliograph.composer.ComposerSettings.Team;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.support.config.MalformedVariable;
import org.junit.jupiter.api.Test;

class ComposerSettingsTest {

  @Test
  void numbersMayBeMissing() {
    assertThat(settings("6FB", "", "", "").channels()).containsExactly(Channel.SMS);
  }

  @Test
  void numbersMayBeNational() {
    var settings = settings("6FB", "KE", "0712345678", "+15551230002");
    assertThat(settings.own())
        .containsEntry("SMS_NOTIFICATION_PHONE", new Recipient(Channel.SMS, "+254712345678"))
        .containsEntry("TEAM_ALERT_PHONE", new Recipient(Channel.SMS, "+15551230002"));
    assertThat(settings.toString()).doesNotContain("712345678").doesNotContain("5551230002");
  }

  @Test
  void aMalformedOneStopsTheStartAndIsNamedButNotShown() {
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> settings("6FB", "", "call 4711", ""))
        .withMessageStartingWith("SMS_NOTIFICATION_PHONE is not usable")
        .withMessageNotContaining("4711");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> settings("6FB", "", "", "+442079460000"))
        .withMessageStartingWith("TEAM_ALERT_PHONE is not usable");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> settings("6FB", "Kenya", "", ""))
        .withMessageStartingWith("DEFAULT_REGION");
    assertThatExceptionOfType(
            MalformedVariable.class) // a country, but none with numbers of its own
        .isThrownBy(() -> settings("6FB", "AQ", "", ""))
        .withMessageStartingWith("DEFAULT_REGION");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(() -> settings(" ", "", "", ""))
        .withMessageStartingWith("DEFAULT_BRAND_NAME");
  }

  @Test
  void aChannelThatIsSetUpCanBeSentBy() {
    var settings =
        new ComposerSettings(
            "6FB",
            "",
            new Team("", "", "Ops@example.com"),
            new Other("smtp://user:word@localhost", "https://hooks.example.com/s", ""));
    assertThat(settings.channels())
        .containsExactlyInAnyOrder(Channel.SMS, Channel.EMAIL, Channel.SLACK);
    assertThat(settings.own())
        .containsEntry("TEAM_ALERT_EMAIL", new Recipient(Channel.EMAIL, "ops@example.com"));
    assertThat(settings.toString()).doesNotContain("word", "hooks", "ops@");
  }

  @Test
  void anAddressThatIsNoneStopsTheStartAndIsNotShown() {
    var other = new Other("", "", "");
    assertThatExceptionOfType(MalformedVariable.class)
        .isThrownBy(
            () -> new ComposerSettings("6FB", "", new Team("", "", "ops at example.com"), other))
        .withMessageStartingWith("TEAM_ALERT_EMAIL is not usable")
        .withMessageNotContaining("ops at");
  }

  private static ComposerSettings settings(
      String brand, String region, String notified, String alerted) {
    return new ComposerSettings(
        brand, region, new Team(notified, alerted, ""), new Other("", "", ""));
  }
}
