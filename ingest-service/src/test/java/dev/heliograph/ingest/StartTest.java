package dev.heliograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {
  @Test
  void withoutStripesSecretsItDoesNotStart() {
    assertThatThrownBy(start("STRIPE_WEBHOOK_SECRETS", ""))
        .hasMessageContaining("STRIPE_WEBHOOK_SECRETS");
  }

  @ParameterizedTest
  @CsvSource({
    "STRIPE_WEBHOOK_SECRETS,sk_live_secret",
    "STRIPE_WEBHOOK_SECRETS,whsec_",
    "STRIPE_WEBHOOK_SECRETS,'whsec_one,'",
    "STRIPE_WEBHOOK_SECRETS,'whsec_one,,whsec_two'",
    "DEFAULT_REGION,Kenya",
    "DEFAULT_REGION,ke",
    "DEFAULT_REGION,ZZ"
  })
  void aMalformedOneStopsTheStartByName(String variable, String value) {
    assertThatThrownBy(start(variable, value))
        .rootCause()
        .satisfies(
            cause -> {
              assertThat(cause.toString()).contains(variable);
              assertThat(cause.toString()).doesNotContain("sk_live_secret");
            });
  }

  private static ThrowingCallable start(String variable, String value) {
    return () -> IngestStack.with(Map.of(variable, value)).close();
  }
}
