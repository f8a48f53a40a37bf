package dev.heliograph.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventCodec;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is found sound must be readable behind us: a dead letter after a 202 is a lost text. */
class RequestCheckTest {
  private static final JsonMapper AS_THE_SERVICE_READS =
      ContractJson.mapper()
          .rebuild()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "a:b",
          "a.b",
          "🎫",
          "\u0000",
          "\uD83D",
          "\uDC00x",
          "\n",
          "~/",
          "ÿ",
          "x".repeat(64),
          "x".repeat(65),
          "x".repeat(255),
          "🎫".repeat(128),
          "é".repeat(1600),
          "🎫".repeat(800),
          "x".repeat(1601));

  private static final List<String> NUMBERS =
      List.of(
          "0", "-1.50", "1e5", "1e40", "1e41", "1e-99", "1E+400", "9".repeat(40), "9".repeat(41));

  private final SplittableRandom random = new SplittableRandom(20261121);

  @Test
  void everythingSoundConformsAndIsReadAsItWasWritten() {
    long sound = IntStream.range(0, 4_000).filter(i -> soundAndReadable(randomRequest())).count();
    assertThat(sound).isGreaterThan(60);
  }

  private boolean soundAndReadable(ObjectNode json) {
    var request = AS_THE_SERVICE_READS.treeToValue(json, MessageRequest.class);
    return switch (RequestCheck.check(request, Optional.empty())) {
      case CheckedRequest.Unsound(var faults) -> {
        assertThat(faults).isNotEmpty();
        yield false;
      }
      case CheckedRequest.Sound(var data) -> {
        assertReadable(data);
        yield true;
      }
    };
  }

  private static void assertReadable(ObjectNode data) {
    var attributes =
        new DomainEvent.Attributes(
            "id", "/clients/a", "message.requested", Optional.empty(), Instant.EPOCH, Map.of());
    var written = EventCodec.toRecord(new DomainEvent(attributes, data));
    DomainEvent read = EventCodec.fromRecord(written.headers(), written.value(), Instant.EPOCH);
    assertThat(EventSchemas.check(read)).isEqualTo(new SchemaCheck.Conforms());
    assertThat(ContractJson.write(read.data())).isEqualTo(ContractJson.write(data));
  }

  private ObjectNode randomRequest() {
    ObjectNode json = AS_THE_SERVICE_READS.createObjectNode().put("to", "+15551230001");
    if (random.nextBoolean()) {
      json.put("text", text());
    } else {
      json.put("template", text());
      fill(json.putObject("variables"));
    }
    if (random.nextInt(4) == 0) {
      json.put("brand", text());
    }
    if (random.nextInt(3) == 0) {
      ObjectNode labels = json.putObject("labels");
      labels.put(text(), text());
    }
    return json;
  }

  private void fill(ObjectNode variables) {
    switch (random.nextInt(4)) {
      case 0 -> variables.put(text(), text());
      case 1 -> variables.set("n", number());
      case 2 -> variables.put("b", random.nextBoolean());
      default -> variables.putNull("null");
    }
  }

  private JsonNode number() {
    return AS_THE_SERVICE_READS.readTree(NUMBERS.get(random.nextInt(NUMBERS.size())));
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
