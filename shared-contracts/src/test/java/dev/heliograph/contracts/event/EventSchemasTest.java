package dev.heliograph.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.DomainEvent.Attributes;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

class EventSchemasTest {
  static final List<String> TYPES = EventSchemas.TYPES;

  @Test
  void everySchemaFileIsAType() throws URISyntaxException {
    var folder = new File(EventSchemas.class.getResource("/schemas").toURI());
    assertThat(
            Stream.of(folder.list())
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .filter(name -> !name.equals("common"))
                .sorted())
        .containsExactlyElementsOf(TYPES);
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void schemaSaysWhatItIsAndItsExamplesConform(String type) {
    JsonNode schema = tree(EventSchemas.text(type));
    assertThat(schema.path("$id").asString()).isEqualTo("urn:heliograph:schema:" + type);
    assertThat(schema.path("title").asString()).isNotBlank();
    assertThat(schema.path("description").asString()).isNotBlank();
    assertThat(schema.path("examples").size()).isPositive();
    for (JsonNode example : schema.path("examples")) {
      assertThat(EventSchemas.check(event(type, example)))
          .as(example.toString())
          .isEqualTo(new SchemaCheck.Conforms());
    }
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void dataThatIsNoObjectIsRefused(String type) {
    assertThat(violations(type, "7"))
        .containsExactly(new Violation("/data", "must be of type object"));
  }

  @Test
  void unknownTypeIsToldWithThoseThereAre() {
    assertThat(EventSchemas.check(event("ticket.eaten", tree("{}"))))
        .isEqualTo(new SchemaCheck.UnknownType("ticket.eaten", TYPES));
  }

  static DomainEvent event(String type, JsonNode data) {
    return new DomainEvent(
        new Attributes("e-1", "/test", type, Optional.empty(), Instant.EPOCH, Map.of()), data);
  }

  static JsonNode tree(String json) {
    return ContractJson.readTree(json.getBytes(StandardCharsets.UTF_8));
  }

  static List<Violation> violations(String type, String data) {
    return switch (EventSchemas.check(event(type, tree(data)))) {
      case SchemaCheck.Violates(var violations) -> violations;
      case SchemaCheck other -> throw new AssertionError(other);
    };
  }
}
