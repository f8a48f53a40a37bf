package dev.heliograph.ingest.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.ingest.checks.ConfigurationReport.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReportTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS_NOTIFICATION_PHONE | +15551230100 | CONFIGURED",
        "SMS_NOTIFICATION_PHONE | 5551230100 | MALFORMED",
        "SMS_NOTIFICATION_PHONE | | MISSING",
        "TWILIO_ACCOUNT_SID | AC00000000000000000000000000000001 | CONFIGURED",
        "TWILIO_ACCOUNT_SID | SK00000000000000000000000000000001 | MALFORMED",
        "PUBLIC_URL | https://texts.example.com | CONFIGURED",
        "PUBLIC_URL | texts.example.com | MALFORMED",
        "STRIPE_WEBHOOK_SECRETS | whsec_a,whsec_b | CONFIGURED",
        "STRIPE_WEBHOOK_SECRETS | whsec_a,,whsec_b | MALFORMED",
        "SENDING_ENABLED | | DEFAULT",
        "SENDING_ENABLED | yes | MALFORMED",
        "SLACK_WEBHOOK_URL | | NOT_SET",
        "SMTP_URL | smtp://mail.example.com:25 | CONFIGURED",
        "DATABASE_URL | jdbc:postgresql://db/heliograph | CONFIGURED",
        "KAFKA_BOOTSTRAP_SERVERS | a:9092,b:9092 | CONFIGURED",
        "KAFKA_BOOTSTRAP_SERVERS | a | MALFORMED"
      })
  void eachVariableHasAStatus(String name, String value, Status expected) {
    var values = new HashMap<String, String>();
    if (value != null) {
      values.put(name, value);
    }
    assertThat(statusOf(name, values)).isEqualTo(expected);
  }

  @Test
  void oneSenderIsEnough() {
    var number = Map.of("TWILIO_PHONE_NUMBER", "+15005550006");
    assertThat(statusOf("TWILIO_MESSAGING_SERVICE_SID", number)).isEqualTo(Status.NOT_SET);
    assertThat(statusOf("TWILIO_MESSAGING_SERVICE_SID", Map.of())).isEqualTo(Status.MISSING);
    assertThat(statusOf("TWILIO_PHONE_NUMBER", Map.of())).isEqualTo(Status.MISSING);
  }

  private static Status statusOf(String name, Map<String, String> values) {
    return ConfigurationReport.of(Variables.ALL, each -> Optional.ofNullable(values.get(each)))
        .variables()
        .stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .status();
  }
}
