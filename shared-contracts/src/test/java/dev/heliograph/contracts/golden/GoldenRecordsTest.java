package dev.heliograph.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.StatusChange;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class GoldenRecordsTest {
  static final Set<String> NAMES = Samples.RECORDS.keySet();

  /** As what the records of each folder are read. */
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "OutboundMessage", OutboundMessage.class,
          "StatusChange", StatusChange.class,
          "ProviderReport", ProviderReport.class,
          "RetryRequested", Command.class,
          "CancelRequested", Command.class);

  /** Maps whose keys are data: a further key there is no unknown field. */
  private static final Set<String> MAPS = Set.of("labels", "fields");

  /** Fields whose absence means something; every other is needed. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "template",
          "brand",
          "subject",
          "requestHash",
          "code",
          "detail",
          "about",
          "status",
          "errorCode",
          "providerId",
          "fallback");

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyReleasedFormIsRead(String name) {
    assertThat(ContractJson.read(Golden.bytes(name), typeOf(name))).isEqualTo(sample(name));
  }

  /** All samples are of the newest version; an older form stays above and leaves this test. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void recordIsWrittenInItsNewestForm(String name) {
    assertThat(ContractJson.readTree(ContractJson.write(sample(name))))
        .isEqualTo(Golden.tree(name));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void unknownFieldsAreIgnoredHoweverDeep(String name) {
    JsonNode newer = Golden.tree(name);
    addUnknown(newer);
    assertThat(ContractJson.read(ContractJson.write(newer), typeOf(name))).isEqualTo(sample(name));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyNeededFieldIsMissed(String name) {
    for (String pointer : neededFields(Golden.tree(name))) {
      JsonNode without = Golden.tree(name);
      int end = pointer.lastIndexOf('/');
      ((ObjectNode) without.at(pointer.substring(0, end))).remove(pointer.substring(end + 1));
      assertThatThrownBy(() -> ContractJson.read(ContractJson.write(without), typeOf(name)))
          .as(pointer)
          .isInstanceOf(MalformedRecord.class);
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void recordShowsNoNumberWordsOrLabels(String name) {
    assertThat(sample(name).toString())
        .doesNotContain(
            "712345678",
            "5551230001",
            "Hi John",
            "table is ready",
            "attendee_456",
            "for John",
            "john@ex");
  }

  @Test
  void everyGoldenFileIsRead() throws URISyntaxException {
    for (String type : List.copyOf(TYPES.keySet())) {
      var folder = Objects.requireNonNull(Golden.class.getResource("/golden/" + type)).toURI();
      assertThat(Stream.of(Objects.requireNonNull(new File(folder).list())))
          .allMatch(file -> NAMES.contains(type + "/" + file.replace(".json", "")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"+15551230001\"",
        "{",
        "{\"to\":\"+15551230001\"}",
        "{\"to\":{\"channel\":\"sms\",\"address\":\"0015551230001\"}}",
        "{\"to\":{\"channel\":\"+15551230001\",\"address\":\"+15551230001\"}}",
        "{\"id\":\"+15551230001\"}",
        "{\"handling\":{\"notAfter\":\"+15551230001\"}}",
        "{\"content\":{\"body\":{\"+15551230001\":1}}}",
        "{\"content\":{\"body\":\"+15551230001\",\"body\":\"+15551230001\"}}",
        "{\"+15551230001\":1,\"+15551230001\":2}",
        "{\"x\":+15551230001}"
      })
  void malformedRecordIsToldWithoutItsContent(String json) {
    assertThatThrownBy(
            () -> ContractJson.read(json.getBytes(StandardCharsets.UTF_8), OutboundMessage.class))
        .isInstanceOf(MalformedRecord.class)
        .hasMessageContaining("OutboundMessage")
        .hasMessageNotContaining("5551230001")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({"attempt, \"1\"", "attempt, 1.5", "attempt, null", "status, 7", "status, null"})
  void valueOfAnotherTypeIsMalformed(String field, String value) {
    ObjectNode change = (ObjectNode) Golden.tree("StatusChange/v1-accepted");
    change.set(field, ContractJson.readTree(value.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> ContractJson.read(ContractJson.write(change), StatusChange.class))
        .isInstanceOf(MalformedRecord.class);
  }

  private static Object sample(String name) {
    return Objects.requireNonNull(Samples.RECORDS.get(name));
  }

  private static Class<?> typeOf(String name) {
    return Objects.requireNonNull(TYPES.get(name.substring(0, name.indexOf('/'))), name);
  }

  private static void addUnknown(JsonNode node) {
    for (var member : node.properties()) {
      if (!MAPS.contains(member.getKey())) {
        addUnknown(member.getValue());
      }
    }
    if (node instanceof ObjectNode object) {
      ArrayNode list = object.putArray("unknownToUs");
      list.addObject().put("deep", true);
    }
  }

  private static Set<String> neededFields(JsonNode record) {
    var pointers = new TreeSet<String>();
    collectNeeded(record, "", pointers);
    return pointers;
  }

  private static void collectNeeded(JsonNode node, String at, Set<String> pointers) {
    for (var member : node.properties()) {
      String child = at + "/" + member.getKey();
      if (!OPTIONAL.contains(member.getKey()) && !isOptionalHere(child)) {
        pointers.add(child);
      }
      if (!MAPS.contains(member.getKey())) {
        collectNeeded(member.getValue(), child, pointers);
      }
    }
  }

  private static boolean isOptionalHere(String pointer) {
    return pointer.equals("/about/to") || pointer.equals("/reason/provider");
  }
}
