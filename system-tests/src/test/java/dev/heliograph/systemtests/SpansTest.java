package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.client.Numbers;
import dev.heliograph.systemtests.client.Texts;
import dev.heliograph.systemtests.stack.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Where there is a collector, spans of what is to be recorded go there, from both sides of the
 * broker; beside them the stack itself has none.
 */
@SystemTest
class SpansTest {
  /** A second instance has to get partitions first, and spans leave every five seconds. */
  private static final Duration WITHIN = Duration.ofSeconds(90);

  private final Heliograph heliograph;
  private final List<Sent> sent = new ArrayList<>();

  SpansTest(Heliograph heliograph) {
    this.heliograph = heliograph;
  }

  private record Sent(String id, String trace, String number) {}

  @Test
  void aRequestIsFollowedThroughTheBrokerAndNothingOfItsWordsIsTold() throws IOException {
    try (var collector = new Collector();
        var ingest = heliograph.stack().startBeside(Part.INGEST, collector.variables());
        var _ = heliograph.stack().startBeside(Part.DISPATCH, collector.variables())) {
      Texts texts = heliograph.texts().through(ingest.url());
      Sent unsampled = send(texts, "00");
      await("one request is told of by ingest and by dispatch")
          .atMost(WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> sent.add(send(texts, "01")) && isFollowed(collector));
      assertThat(collector.hasTogether(unsampled.trace())).as("nobody asked for it").isFalse();
      assertThat(collector.received()).noneMatch(this::tellsTooMuch);
    }
    sent.forEach(one -> heliograph.texts().awaitDelivered(one.id()));
  }

  private boolean isFollowed(Collector collector) {
    return sent.stream()
        .anyMatch(
            one ->
                collector.hasTogether(one.trace(), one.id(), "http post /v1/messages", "ingest")
                    && collector.hasTogether(one.trace(), one.id(), "send twilio", "dispatch"));
  }

  private boolean tellsTooMuch(String spans) {
    return spans.contains(Marked.WORD)
        || sent.stream().anyMatch(one -> spans.contains(one.number().substring(1)))
        || heliograph.stack().secrets().entrySet().stream()
            .filter(secret -> !secret.getKey().equals("TWILIO_ACCOUNT_SID"))
            .anyMatch(secret -> spans.contains(secret.getValue()));
  }

  private static Sent send(Texts texts, String flags) {
    String number = Numbers.fresh();
    String trace = UUID.randomUUID().toString().replace("-", "");
    String id =
        texts
            .send(
                Map.of("to", number, "text", Marked.text("traced")),
                UUID.randomUUID().toString(),
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-" + flags))
            .messageId();
    return new Sent(id, trace, number);
  }
}
