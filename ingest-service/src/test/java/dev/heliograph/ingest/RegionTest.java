package dev.heliograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.ingest.IngestStack.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionTest {
  @Test
  void withADefaultRegionNationalNumbersAreRead() {
    try (var ingest = IngestStack.with(Map.of("DEFAULT_REGION", "KE"))) {
      Answer answer =
          ingest.post(
              "/v1/messages", "application/json", "{\"to\":\"0712 345678\",\"text\":\"Hi\"}");
      assertThat(answer.status()).isEqualTo(202);
      String id = answer.body().path("messageId").stringValue();
      assertThat(PublishedEvents.all())
          .anyMatch(
              published ->
                  published.event().data().path("messageId").asString("").equals(id)
                      && published.event().data().path("to").asString("").equals("+254712345678"));
    }
  }
}
