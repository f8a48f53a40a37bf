package dev.heliograph.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A record that can never work goes to its dead-letter topic, with the reason; the rest goes on.
 */
@SystemTest
class PoisonRecordsTest {
  /** No JSON, JSON of another shape, and nothing at all. */
  private static final List<String> POISON =
      List.of(Marked.text("{{{ not a record"), "{\"is\":\"something else\"}", "[17]", "");

  private final Heliograph heliograph;

  PoisonRecordsTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @ParameterizedTest
  @CsvSource({
    "heliograph.events, composer",
    "heliograph.messages.urgent, dispatch.urgent status.news",
    "heliograph.messages.normal, dispatch.normal status.news",
    "heliograph.messages.bulk, dispatch.bulk status.news",
    "heliograph.status, status.news",
    "heliograph.callbacks, dispatch.callbacks status.news"
  })
  void poisonIsSetAsideAndTheFlowGoesOn(String topic, String consumers) {
    Map<String, byte[]> poison =
        POISON.stream()
            .collect(toMap(_ -> UUID.randomUUID().toString(), value -> value.getBytes(UTF_8)));

    poison.forEach(
        (key, value) -> heliograph.broker().publish(topic, key, Map.of("x-trace", "t-1"), value));

    poison.forEach((key, value) -> assertSetAside(topic, key, value));
    for (String consumer : consumers.split(" ", -1)) {
      poison.keySet().forEach(key -> assertShown(topic, key, consumer));
    }
    heliograph
        .texts()
        .awaitDelivered(heliograph.texts().send(Numbers.fresh(), Marked.text("goes on")));
  }

  private void assertShown(String topic, String key, String consumer) {
    var letter = heliograph.deadLetters().awaitOf(key, consumer);
    assertThat(letter.at("/origin/topic").asString()).isEqualTo(topic);
    assertThat(letter.at("/origin/offset").isIntegralNumber()).isTrue();
    assertThat(letter.at("/reason").asString()).isNotBlank().doesNotContain(Marked.WORD);
    assertThat(letter.at("/status").asString()).isEqualTo("open");
  }

  private void assertSetAside(String topic, String key, byte[] value) {
    var dead = heliograph.broker().awaitRecord(topic + ".dlt", key);
    assertThat(dead.value()).isEqualTo(value);
    assertThat(dead.headers().lastHeader("x-trace")).isNotNull();
    assertThat(dead.headers().lastHeader("dlt-reason")).isNotNull();
  }
}
