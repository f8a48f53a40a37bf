package dev.heliograph.support.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.teststack.DocumentFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
  private static final ObjectNode DOCUMENT = AsyncApiDocument.make();

  @Test
  void theFileIsWhatTheRecordsSay() {
    DocumentFile.requireSame("asyncapi.yaml", DOCUMENT);
  }

  @Test
  void everyTopicIsThere() {
    assertThat(DOCUMENT.path("channels").valueStream().map(it -> it.get("address").asString()))
        .containsExactlyInAnyOrderElementsOf(Topics.withDeadLetters());
  }

  static Stream<String> messages() {
    return DOCUMENT.at("/components/messages").propertyNames().stream()
        .filter(name -> !name.equals("DeadLetter"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyExampleFitsItsSchema(String name) {
    JsonNode message = DOCUMENT.at("/components/messages/" + name);
    assertThat(message.path("examples")).isNotEmpty();
    for (JsonNode example : message.path("examples")) {
      assertThat(faults(message.path("payload"), example.path("payload"))).isEmpty();
      if (example.has("headers")) {
        assertThat(faults(message.path("headers"), example.path("headers"))).isEmpty();
      }
    }
  }

  /** The document's own schemas go along, so that references within it are found. */
  private static String faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = ContractJson.mapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", DOCUMENT.get("components"));
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole)
            .validate(value);
    return errors.isEmpty() ? "" : errors.toString();
  }
}
