package dev.heliograph.composer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.teststack.TestStack;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartTest {

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    environment.remove("HELIOGRAPH_KEYSET");
    environment.remove("KAFKA_BOOTSTRAP_SERVERS");
    assertThatThrownBy(() -> ComposerStack.start(environment).close())
        .hasMessageContaining("DATABASE_URL")
        .hasMessageContaining("HELIOGRAPH_KEYSET")
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void aMalformedNumberStopsTheStartAndIsNotShown() {
    Map<String, String> environment = TestStack.environment();
    environment.put("SMS_NOTIFICATION_PHONE", "call 4711");
    assertThatThrownBy(() -> ComposerStack.start(environment).close())
        .rootCause()
        .hasMessageContaining("SMS_NOTIFICATION_PHONE is not usable")
        .message()
        .satisfies(message -> assertThat(message).doesNotContain("4711"));
  }
}
