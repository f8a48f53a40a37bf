package dev.heliograph.local.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import dev.heliograph.local.folder.Problem;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path temp;

  @Test
  void withNothingSetEverythingRunsHere() {
    Settings settings = of(Map.of());

    assertThat(settings.parts()).isEqualTo(EnumSet.allOf(Part.class));
    assertThat(settings.environment())
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
        .containsEntry("DATABASE_URL", "jdbc:postgresql://localhost:54320/heliograph")
        .containsEntry("PUBLIC_URL", "http://localhost:8084")
        .containsEntry("TWILIO_BASE_URL", "http://localhost:8090")
        .containsEntry("INGEST_PORT", "8081")
        .containsEntry("SENDING_ENABLED", "true");
  }

  @Test
  void aMovedPortMovesWhatPointsToIt() {
    Settings settings = of(Map.of("STATUS_PORT", "9184", "KAFKA_PORT", "9193"));

    assertThat(settings.environment())
        .containsEntry("PUBLIC_URL", "http://localhost:9184")
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "localhost:9193");
  }

  @Test
  void whatIsSetWinsAndItsPartIsNotStarted() {
    Settings settings =
        of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "DATABASE_URL", "jdbc:postgresql://db/h",
                "DATABASE_USERNAME", "u",
                "DATABASE_PASSWORD", "p",
                "TWILIO_BASE_URL", "https://api.twilio.com",
                "TWILIO_ACCOUNT_SID", "AC1",
                "TWILIO_AUTH_TOKEN", "t",
                "TWILIO_MESSAGING_SERVICE_SID", "MG1"));

    assertThat(settings.parts()).isEqualTo(Part.SERVICES);
    assertThat(settings.environment())
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")
        .containsEntry("TWILIO_ACCOUNT_SID", "AC1")
        .doesNotContainKey("TWILIO_PHONE_NUMBER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_PHONE_NUMBER"})
  void credentialsOfARealProviderAreNotMadeUp(String missing) {
    var set =
        new HashMap<>(
            Map.of(
                "TWILIO_BASE_URL", "https://api.twilio.com",
                "TWILIO_ACCOUNT_SID", "AC1",
                "TWILIO_AUTH_TOKEN", "t",
                "TWILIO_PHONE_NUMBER", "+15005550006"));
    set.remove(missing);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> of(set))
        .withMessageStartingWith(missing + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80a", "0", "65536", "-1"})
  void whatIsNoPortIsNamed(String value) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> of(Map.of("INGEST_PORT", value)))
        .withMessageStartingWith("INGEST_PORT is '" + value + "'");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> of(Map.of("SIMULATOR_SMTP_PORT", value)))
        .withMessageStartingWith("SIMULATOR_SMTP_PORT is '" + value + "'");
  }

  @Test
  void portForMailsIsNobodyElses() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> of(Map.of("SIMULATOR_SMTP_PORT", "8081")))
        .withMessage(
            "INGEST_PORT and SIMULATOR_SMTP_PORT are both 8081; each needs a port of its own.");
  }

  @Test
  void twoPartsOnOnePortAreRefused() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> of(Map.of("STATUS_PORT", "8081")))
        .withMessage(
            "INGEST_PORT and STATUS_PORT are both 8081; each part needs a port of its own.");
  }

  @Test
  void whatIsNoTextGoesToTheSimulatorUnlessItIsSet() {
    Settings settings = of(Map.of("SIMULATOR_SMTP_PORT", "8026"));
    assertThat(settings.environment())
        .containsEntry("SMTP_URL", "smtp://localhost:8026")
        .containsEntry("SLACK_WEBHOOK_URL", "http://localhost:8090/slack/services/T000/B000/local")
        .containsKeys("DISCORD_WEBHOOK_URL", "EMAIL_FROM", "TEAM_ALERT_EMAIL");

    Settings own =
        of(
            Map.of(
                "SMTP_URL", "smtp://mail.example.com",
                "EMAIL_FROM", "texts@example.com",
                "SLACK_WEBHOOK_URL", "https://hooks.example.com/x"));
    assertThat(own.environment())
        .containsEntry("SMTP_URL", "smtp://mail.example.com")
        .containsEntry("SLACK_WEBHOOK_URL", "https://hooks.example.com/x")
        .doesNotContainKey("TEAM_ALERT_EMAIL");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> of(Map.of("SMTP_URL", "smtp://mail.example.com")))
        .withMessageStartingWith("EMAIL_FROM is missing");
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    assertThat(of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "", "INGEST_PORT", " ")).parts())
        .contains(Part.KAFKA);
  }

  @Test
  void theKeysetsWork() throws GeneralSecurityException {
    Settings settings = of(Map.of());
    byte[] text = "+15551230001".getBytes(UTF_8);
    byte[] context = new byte[0];

    Aead aead =
        keyset(settings.value("HELIOGRAPH_KEYSET"))
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    Mac mac =
        keyset(settings.value("HELIOGRAPH_HASH_KEYSET"))
            .getPrimitive(RegistryConfiguration.get(), Mac.class);

    assertThat(aead.decrypt(aead.encrypt(text, context), context)).isEqualTo(text);
    assertThat(mac.computeMac(text)).isEqualTo(mac.computeMac(text));
    assertThat(settings.value("HELIOGRAPH_KEYSET")).doesNotContain("\n");
  }

  @Test
  void theApiKeyIsKnownByItsHash() throws GeneralSecurityException {
    Settings settings = of(Map.of());
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(settings.value("HELIOGRAPH_API_KEY").getBytes(UTF_8));

    assertThat(settings.value("HELIOGRAPH_API_KEYS"))
        .isEqualTo("local:all:" + HexFormat.of().formatHex(hash));
  }

  @Test
  void withKeysOfOnesOwnNoneIsMadeUp() {
    Settings settings = of(Map.of("HELIOGRAPH_API_KEYS", "mine:all:abc"));

    assertThat(settings.find("HELIOGRAPH_API_KEY")).isEmpty();
    assertThat(settings.value("HELIOGRAPH_API_KEYS")).isEqualTo("mine:all:abc");
  }

  private Settings of(Map<String, String> environment) {
    return Settings.of(environment, Secrets.in(temp.resolve("secrets")));
  }

  private static KeysetHandle keyset(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }
}
