package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.stack.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The trace of a request stands in the log lines of every service that has to do with its text. */
@SystemTest
class TracesTest {
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(20);

  private final Heliograph heliograph;
  private final String number = Numbers.fresh();
  private final String trace = UUID.randomUUID().toString().replace("-", "");

  TracesTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Test
  void oneTraceIsFoundInTheLogOfEachService() {
    String id = send();
    heliograph.texts().awaitDelivered(id);
    for (Part part : List.of(Part.INGEST, Part.COMPOSER, Part.DISPATCH, Part.STATUS)) {
      awaitLine(part, id);
    }
  }

  @Test
  void aRetryAfterARestartGoesOnWithIt() {
    heliograph.stack().stop(Part.SIMULATOR);
    String id = send();
    heliograph.texts().awaitStatus(id, "retrying");
    heliograph.stack().stop(Part.DISPATCH);
    heliograph.stack().start(Part.SIMULATOR);
    heliograph.stack().start(Part.DISPATCH); // its log begins anew
    heliograph.texts().awaitDelivered(id);
    awaitLine(Part.DISPATCH, id);
  }

  @Test
  void eachLineIsJson() {
    heliograph.texts().awaitDelivered(send());
    for (Part part : List.of(Part.INGEST, Part.COMPOSER, Part.DISPATCH, Part.STATUS)) {
      assertThat(log(part).lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"@timestamp"));
    }
  }

  private String send() {
    return heliograph
        .texts()
        .send(
            Map.of("to", number, "text", Marked.text("traced")),
            UUID.randomUUID().toString(),
            Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-00"))
        .messageId();
  }

  private void awaitLine(Part part, String id) {
    await(part.label() + " logs the trace")
        .atMost(WRITTEN_WITHIN)
        .until(() -> log(part).lines().anyMatch(l -> l.contains(trace) && l.contains(id)));
  }

  private String log(Part part) {
    return heliograph.stack().logs().getOrDefault(part.label() + ".log", "");
  }
}
