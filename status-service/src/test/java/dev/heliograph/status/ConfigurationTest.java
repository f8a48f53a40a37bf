package dev.heliograph.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heliograph.teststack.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID", "PUBLIC_URL", "HELIOGRAPH_KEYSET"})
  void withoutItTheServiceDoesNotStart(String variable) {
    var environment = TestStack.environment();
    environment.remove(variable);
    assertThat(catchThrowable(() -> RunningService.start(environment).close()))
        .hasMessageContaining(variable);
  }

  @ParameterizedTest
  @CsvSource({"TWILIO_ACCOUNT_SID, AC1", "PUBLIC_URL, texts.example.com"})
  void aMalformedOneStopsTheStartByName(String variable, String value) {
    var environment = TestStack.environment();
    environment.put(variable, value);
    assertThat(catchThrowable(() -> RunningService.start(environment).close()))
        .hasStackTraceContaining(variable + " must be");
  }

  @Test
  void theTokenIsNotInTheMessage() {
    var environment = TestStack.environment();
    environment.put("PUBLIC_URL", "nowhere");
    assertThat(catchThrowable(() -> RunningService.start(environment).close()).toString())
        .doesNotContain(TestStack.TWILIO_AUTH_TOKEN);
  }
}
