package dev.heliograph.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heliograph.teststack.TestStack;
import org.assertj.core.util.Throwables;
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
  @CsvSource({"TWILIO_ACCOUNT_SID, s3cret", "PUBLIC_URL, s3cret", "DEFAULT_REGION, s3cret"})
  void aMalformedOneStopsTheStartByNameAndIsNotShown(String variable, String value) {
    var environment = TestStack.environment();
    environment.put(variable, value);
    assertThat(
            Throwables.getStackTrace(
                catchThrowable(() -> RunningService.start(environment).close())))
        .contains(variable + " must be")
        .doesNotContain(value);
  }

  @Test
  void theTokenIsNotInTheMessage() {
    var environment = TestStack.environment();
    environment.put("PUBLIC_URL", "nowhere");
    assertThat(catchThrowable(() -> RunningService.start(environment).close()).toString())
        .doesNotContain(TestStack.TWILIO_AUTH_TOKEN);
  }
}
