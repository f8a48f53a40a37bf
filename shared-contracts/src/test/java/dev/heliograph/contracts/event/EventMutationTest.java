package dev.heliograph.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Whatever stands in the bytes, they are an event that can be passed on, or malformed. */
class EventMutationTest {
  static final List<String> TYPES = EventSchemas.TYPES;

  private static final int MUTANTS = 300;
  private static final String SPICE = "\"\"\\{}[],:0019-+.eE\u0000\u007Ftfnu d8é€😀";

  @ParameterizedTest
  @FieldSource("TYPES")
  void mutantIsAnEventOrMalformed(String type) {
    var random = new Random(type.hashCode()); // the same mutants every time
    for (JsonNode example : EventSchemasTest.tree(EventSchemas.text(type)).path("examples")) {
      String json =
          """
          {"specversion":"1.0","id":"e-1","source":"/s","type":"%s","time":"2026-11-20T10:00:00Z",
           "client":"shop","data":%s}"""
              .formatted(type, example);
      for (int i = 0; i < MUTANTS; i++) {
        tryToRead(mutate(json.getBytes(StandardCharsets.UTF_8), random));
      }
    }
  }

  @Test
  void randomBytesAreMalformed() {
    var random = new Random(1);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      assertThat(read(bytes)).isEmpty();
    }
  }

  private static void tryToRead(byte[] json) {
    read(json)
        .ifPresent(
            event -> {
              EventSchemas.check(event);
              var encoded = EventCodec.toRecord(event);
              var again = EventCodec.fromRecord(encoded.headers(), encoded.value(), Instant.EPOCH);
              assertThat(again.attributes()).isEqualTo(event.attributes());
              // by its bytes: 1000e0 comes back as 1000, which is another node
              assertThat(EventCodec.toRecord(again).value()).isEqualTo(encoded.value());
            });
  }

  private static Optional<DomainEvent> read(byte[] json) {
    try {
      return Optional.of(EventCodec.fromRecord(Map.of(), json, Instant.EPOCH));
    } catch (MalformedEvent malformed) {
      assertThat(malformed.violations()).isNotEmpty();
      return Optional.empty();
    }
  }

  private static byte[] mutate(byte[] json, Random random) {
    byte[] spice = SPICE.getBytes(StandardCharsets.UTF_8);
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      json[random.nextInt(json.length)] = spice[random.nextInt(spice.length)];
    }
    return json;
  }
}
