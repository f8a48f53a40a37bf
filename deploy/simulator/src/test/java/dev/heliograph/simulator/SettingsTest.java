package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "TWILIO_ACCOUNT_SID",
          RunningSimulator.ACCOUNT,
          "TWILIO_AUTH_TOKEN",
          RunningSimulator.TOKEN);

  @Test
  void credentialsAreEnough() {
    var settings = Settings.from(GOOD);
    assertThat(settings.port()).isEqualTo(8090);
    assertThat(settings.mailPort()).isEmpty();
    assertThat(settings.messagesKept()).isEqualTo(150_000);
    assertThat(settings.inboundUrl()).isEmpty();
    assertThat(settings.address()).isEqualTo("127.0.0.1");
    assertThat(settings.toString()).doesNotContain(RunningSimulator.TOKEN);
  }

  @Test
  void theInboundWebhookFollowsThePublicUrlUnlessItIsSet() {
    var environment = new HashMap<>(GOOD);
    environment.put("PUBLIC_URL", "https://texts.example.com/");
    assertThat(Settings.from(environment).inboundUrl().orElseThrow().signed())
        .isEqualTo("https://texts.example.com/webhooks/twilio/inbound");
    environment.put("SIMULATOR_INBOUND_URL", "http://localhost:1/in");
    assertThat(Settings.from(environment).inboundUrl().orElseThrow().signed())
        .isEqualTo("http://localhost:1/in");
  }

  @ParameterizedTest
  @CsvSource({
    "TWILIO_ACCOUNT_SID, ''",
    "TWILIO_ACCOUNT_SID, AC1",
    "TWILIO_ACCOUNT_SID, SK00000000000000000000000000000001",
    "TWILIO_AUTH_TOKEN, ''",
    "TWILIO_AUTH_TOKEN, secretsecret",
    "SIMULATOR_PORT, 70000",
    "SIMULATOR_PORT, http",
    "SIMULATOR_SMTP_PORT, 70000",
    "SIMULATOR_MESSAGES_KEPT, 0",
    "SIMULATOR_MESSAGES_KEPT, many",
    "SIMULATOR_INBOUND_URL, nowhere",
    "PUBLIC_URL, nowhere",
    "TWILIO_MESSAGING_SERVICE_SID, MG1",
    "TWILIO_PHONE_NUMBER, +0123"
  })
  void aMissingOrMalformedOneIsNamedWithoutItsValue(String name, String value) {
    var environment = new HashMap<>(GOOD);
    environment.put(name, value);
    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingRefused.class)
        .hasMessageStartingWith(name + " ")
        .matches(
            refused -> value.isEmpty() || !String.valueOf(refused.getMessage()).contains(value));
  }
}
