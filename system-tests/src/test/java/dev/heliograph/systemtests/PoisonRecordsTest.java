package dev.heliograph.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record that can never work goes to its dead-letter topic, with the reason; the rest goes on.
 */
@SystemTest
class PoisonRecordsTest {
  private final Heliograph heliograph;

  PoisonRecordsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heliograph.events",
        "heliograph.messages.normal",
        "heliograph.status",
        "heliograph.callbacks"
      })
  void aPoisonRecordIsSetAsideAndTheFlowGoesOn(String topic) {
    String key = UUID.randomUUID().toString();
    byte[] poison = Marked.text("{{{ not a record").getBytes(UTF_8);

    heliograph.broker().publish(topic, key, Map.of("x-trace", "t-1"), poison);

    var dead = heliograph.broker().awaitRecord(topic + ".dlt", key);
    assertThat(dead.value()).isEqualTo(poison);
    assertThat(dead.headers().lastHeader("x-trace")).isNotNull();
    assertThat(dead.headers().lastHeader("dlt-reason")).isNotNull();
    heliograph
        .texts()
        .awaitDelivered(heliograph.texts().send(Numbers.fresh(), Marked.text("goes on")));
  }
}
