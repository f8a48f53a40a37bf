package dev.heliograph.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.teststack.TestStack;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {
  @Test
  void missingVariablesAreNamedAllAtOnce() {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    environment.remove("KAFKA_BOOTSTRAP_SERVERS");
    environment.put("HELIOGRAPH_API_KEYS", " ");
    assertThatThrownBy(() -> TestApplication.start(environment).close())
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
        .hasMessageContaining("HELIOGRAPH_API_KEYS");
  }

  @Test
  void aMalformedKeyEntryStopsTheStartAndIsNotShown(CapturedOutput output) {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    environment.put("HELIOGRAPH_API_KEYS", "shop:send:not-a-hash-at-all");
    assertThatThrownBy(() -> TestApplication.start(environment).close())
        .rootCause()
        .hasMessageContaining("HELIOGRAPH_API_KEYS")
        .hasMessageContaining("shop")
        .message()
        .satisfies(message -> assertThat(message).doesNotContain("not-a-hash-at-all"));
    assertThat(output.toString())
        .contains("APPLICATION FAILED TO START", "Correct HELIOGRAPH_API_KEYS")
        .doesNotContain("not-a-hash-at-all", "BeanCreationException");
  }
}
